import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Ids, SKUs and numbers that people copy. */
export function Mono({ children, wrap = false }: { children: ReactNode; wrap?: boolean | undefined }) {
  return <span className={classNames("font-mono text-xs text-ink-2", wrap ? "break-all" : "whitespace-nowrap")}>{children}</span>;
}
