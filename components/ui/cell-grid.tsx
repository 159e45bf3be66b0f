import { Children, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const COLUMNS = { 2: "sm:grid-cols-2", 3: "sm:grid-cols-3", 4: "sm:grid-cols-2 xl:grid-cols-4" };

/** Equal cells with a hairline between them, two or one in a row where there is less room. */
export function CellGrid({ columns = 4, children }: { columns?: keyof typeof COLUMNS | undefined; children: ReactNode }) {
  return (
    <div className={classNames("grid gap-px overflow-hidden rounded-sm border border-line bg-line", COLUMNS[columns])}>
      {Children.map(children, (cell) => cell && <div className="min-w-0 bg-sheet px-3 py-2.5">{cell}</div>)}
    </div>
  );
}
