import { formatMoney } from "@/components/ui/figure-format";
import type { SelectOption } from "@/components/ui/select-field";
import type { LabelChoice } from "@/lib/shipping/label-choices";

/** "COAST Standard, € 5.90, 19.20 kg by volume, 3 days" for each service that takes the package. */
export const choiceOptions = (choices: readonly LabelChoice[]): SelectOption[] =>
  choices.map((choice) => ({ value: `${choice.carrier} ${choice.service}`, label: choiceText(choice) }));

const choiceText = ({ carrier, name, priceMinor, currency, transitDays, billedG, byVolume }: LabelChoice): string =>
  [
    `${carrier} ${name}`,
    formatMoney(priceMinor, currency),
    `${(billedG / 1000).toFixed(2)} kg${byVolume ? " by volume" : ""}`,
    transitDays === 1 ? "1 day" : `${transitDays} days`,
  ].join(", ");
