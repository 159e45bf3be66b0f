import type { Metadata } from "next";
import { ScannerCheck } from "@/components/scanning/scanner-check";
import { requireFloor } from "@/lib/floor/session";
import { findSettings } from "@/lib/settings/organization";

export const metadata: Metadata = { title: "Check a scanner" };

export default async function ScannerPage() {
  const { actor } = await requireFloor("view");
  const { organization } = await findSettings(actor.orgId);
  return (
    <div className="mx-auto grid max-w-200 gap-4">
      <h1>Check a scanner</h1>
      <p className="text-floor text-ink-2">
        Scan anything: this page says what arrived and moves no stock. A scanner must type like a keyboard of the same layout as this device
        and end with Enter or Tab.
      </p>
      <ScannerCheck context={{ presentYear: new Date().getUTCFullYear(), orderPrefix: organization.orderPrefix }} />
    </div>
  );
}
