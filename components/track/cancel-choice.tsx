import { scopeSentences } from "@/components/track/track-cancel";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Sheet } from "@/components/ui/sheet";
import { choosableLines } from "@/lib/track/chosen-units";
import type { TrackView } from "@/lib/track/read-track";

type CancelChoiceProps = { view: TrackView; token: string; isNothing: boolean };

/** The first step: how many of what. Sent as an address, so that the next step can be looked at without doing anything. */
export function CancelChoice({ view, token, isNothing }: CancelChoiceProps) {
  const sentences = scopeSentences(view.cancel, view.organization.name);
  if (!view.cancel.allowed)
    return (
      <Banner tone="wait" title="Nothing can be canceled here">
        {sentences.length > 0 ? sentences.join(" ") : "No unit of this order is left that could be canceled."}
      </Banner>
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
          {choosableLines(view.order).map(({ line, name, ordered, most }) => (
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
