import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";

const range = (length: number): readonly number[] => Array.from({ length }, (_unused, index) => index);

/** A list that is still being read, in the measures of DataTable. */
export function TableSkeleton({ rows = 12, columns = 5 }: { rows?: number | undefined; columns?: number | undefined }) {
  return (
    <Sheet padded={false}>
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="divide-y divide-line-2">
        {range(rows).map((row) => (
          <div key={row} className="flex h-10 items-center gap-6 px-3">
            {range(columns).map((column) => (
              <Skeleton key={column} className={column === 0 ? "w-24" : "flex-1"} />
            ))}
          </div>
        ))}
      </div>
    </Sheet>
  );
}
