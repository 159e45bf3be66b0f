import type { ReactNode } from "react";

/** A control with a quiet word before or after it, such as a currency or a unit. */
export function InputFrame({ prefix, suffix, children }: { prefix?: ReactNode; suffix?: ReactNode; children: ReactNode }) {
  if (!prefix && !suffix) return children;
  return (
    <div className="flex items-center gap-2">
      {prefix && <span className="shrink-0 text-sm text-ink-2">{prefix}</span>}
      {children}
      {suffix && <span className="shrink-0 text-sm text-ink-2">{suffix}</span>}
    </div>
  );
}
