"use client";

import { ScanBox } from "@/components/scanning/scan-box";

/** Waits for a badge, scanned or typed. */
export function BadgeStep({ pending, onBadge }: { pending: boolean; onBadge: (badge: string) => void }) {
  return (
    <div aria-busy={pending}>
      <ScanBox
        label={pending ? "Looking the badge up" : "Scan your badge"}
        hint="or type its code"
        onScan={(badge) => {
          if (!pending) onBadge(badge);
        }}
      />
    </div>
  );
}
