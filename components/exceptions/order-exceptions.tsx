import { ageText } from "@/components/exceptions/age-text";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { KIND_WORDS } from "@/lib/exceptions/kinds";
import type { ListedException } from "@/lib/exceptions/list-exceptions";
import { nextStepOf } from "@/lib/exceptions/next-step";

/** What about an order waits for a person; nothing where nothing does. */
export function OrderExceptions({ exceptions, now }: { exceptions: readonly ListedException[]; now: Date }) {
  if (exceptions.length === 0) return null;
  return (
    <Sheet title="Exceptions">
      <ul className="grid gap-2.5" aria-label="Open exceptions">
        {exceptions.map((row) => {
          const { what, step } = nextStepOf(row);
          return (
            <li key={row.id}>
              <span className="flex flex-wrap items-baseline justify-between gap-x-2">
                <b>
                  <TextLink href={`/exceptions/${row.id}`}>{KIND_WORDS[row.kind]}</TextLink>
                </b>
                <small className="text-ink-2">{ageText(row.openedAt, now)}</small>
              </span>
              <small className="block break-words text-ink-2">
                {what} {step}
              </small>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
