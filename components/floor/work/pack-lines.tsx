import { classNames } from "@/components/ui/class-names";
import type { FulfilmentLineView } from "@/lib/fulfilment/read-fulfilments";

/** What belongs into the packages: packed of picked, line by line. */
export function PackLines({ lines }: { lines: readonly FulfilmentLineView[] }) {
  return (
    <ol className="grid">
      {lines.map((line) => {
        const done = line.picked > 0 && line.packed === line.picked;
        return (
          <li
            key={line.id}
            className={classNames(
              "flex min-h-14 items-center justify-between gap-3 border-line border-b px-4 py-2 text-floor last:border-b-0",
              done && "bg-ok-wash",
            )}
          >
            <span className="min-w-0 break-words">
              {line.name}
              <span className="block text-ink-2 text-sm">
                {line.sku}
                {line.lot && `, lot ${line.lot}`}
                {line.tracks_serials && ", by serial number"}
              </span>
            </span>
            <span className="whitespace-nowrap text-right">
              {line.packed} of {line.picked}
              {line.going_back > 0 && <span className="block text-sm text-stop">{line.going_back} to put back</span>}
              {line.dropped > 0 && <span className="block text-ink-2 text-sm">{line.dropped} short</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
