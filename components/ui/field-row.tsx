import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const COLUMNS = { 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 md:grid-cols-3", 4: "sm:grid-cols-2 md:grid-cols-4" };

/** Fields side by side, one under the other on a phone. */
export function FieldRow({
  columns = 2,
  className,
  children,
}: {
  columns?: 2 | 3 | 4 | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return <div className={classNames("grid items-start gap-x-3 gap-y-4", COLUMNS[columns], className)}>{children}</div>;
}
