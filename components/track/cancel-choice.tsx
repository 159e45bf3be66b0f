import { scopeSentences } from "@/components/track/cancel-words";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { NumberField } from "@/components/ui/number-field";
import { Sheet } from "@/components/ui/sheet";
import { choosableLines } from "@/lib/track/chosen-units";
import type { TrackView } from "@/lib/track/read-track";

type CancelChoiceProps = { view: TrackView; token: string; isNothing: boolean };

/** The first step: how many of what. Sent as an address, so that the next step can be looked at without doing anything. */
export function CancelChoice({ view, token, isNothing }: CancelChoiceProps) {
  if (!view.cancel.allowed) return <NothingToCancel view={view} />;
  const choosable = choosableLines(view.order);
  // Services are canceled with the order alone, so there is nothing to choose.
  if (choosable.length === 0)
    return (
      <ButtonLink href={`/track/${token}/cancel?all=1`} size="lg">
        Look at what canceling the order does
      </ButtonLink>
    );
  return (
    <form action={`/track/${token}/cancel`} method="get" className="grid gap-4">
      {isNothing && (
        <Banner tone="wait" live>
          Choose at least one unit.
        </Banner>
      )}
      <Sheet title="How many do you not want any more?">
        <ul className="grid gap-4">
          {choosable.map(({ line, name, ordered, most }) => (
            <li key={line}>
              <NumberField
                name={`units-${line}`}
                label={name}
                hint={`Of ${ordered}, ${most} can be canceled.`}
                defaultValue="0"
                suffix={`of ${most}`}
                size="floor"
                maxLength={7}
              />
            </li>
          ))}
        </ul>
      </Sheet>
      <Button type="submit" variant="primary" size="lg">
        Look at what that does
      </Button>
    </form>
  );
}

/** Why there is nothing to choose, or to confirm. */
export function NothingToCancel({ view }: { view: TrackView }) {
  const sentences = scopeSentences(view);
  return (
    <Banner tone="wait" title="Nothing can be canceled here">
      {sentences.length > 0 ? sentences.join(" ") : "No unit of this order is left that could be canceled."}
    </Banner>
  );
}
