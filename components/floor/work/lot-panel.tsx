import type { FormEvent } from "react";
import type { ArrivingItem } from "@/components/floor/work/arrivals";
import { formText } from "@/components/floor/work/form-text";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { TextField } from "@/components/ui/text-field";

type LotPanelProps = {
  item: ArrivingItem;
  /** Whether its last day is asked for, too: of goods that arrive. */
  isDated?: boolean;
  onLot: (item: ArrivingItem) => void;
  onLeave: () => void;
};

/** Goods that are kept by lot came without a code that names it. */
export function LotPanel({ item, isDated = true, onLot, onLeave }: LotPanelProps) {
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const lot = formText(form, "lot");
    if (lot) onLot({ ...item, lot, expiresOn: formText(form, "expires_on") || null });
  };
  return (
    <form onSubmit={onSubmit} aria-label={`Lot of ${item.name}`} className="grid gap-4 rounded-lg border border-line bg-paper p-5">
      <h2 className="text-xl!">Lot of {item.name}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="lot" label="Lot" size="floor" required />
        {isDated && <DateField name="expires_on" label="Expires on" size="floor" />}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button size="floor" variant="primary" type="submit">
          Count {item.units}
        </Button>
        <Button size="floor" onClick={onLeave}>
          Leave it out
        </Button>
      </div>
    </form>
  );
}
