import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type KbdProps = { children: ReactNode; framed?: boolean | undefined };

/** A key cap. Framed in running text, bare on a button. */
export function Kbd({ children, framed = true }: KbdProps) {
  return (
    <kbd
      className={classNames(
        "font-mono text-2xs",
        framed ? "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sheet px-1 text-ink-2" : undefined,
      )}
    >
      {children}
    </kbd>
  );
}
