import type { FormEvent } from "react";
import { formText } from "@/components/floor/work/form-text";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import type { PackageView } from "@/lib/fulfilment/read-fulfilments";

type PackageCardProps = {
  box: PackageView;
  may: { buyLabel: boolean };
  services: readonly SelectOption[];
  onSend: (command: string, body: object, done: string) => Promise<boolean>;
};

/** A package: what lies in it, its label, and what can be done with it. */
export function PackageCard({ box, may, services, onSend }: PackageCardProps) {
  const { label } = box;
  const units = box.lines.reduce((sum, line) => sum + line.units, 0);
  if (units === 0) return null;
  const usable = label?.state === "bought" && label.address_is_current;
  return (
    <section aria-label={`Package ${box.seq}`} className="grid gap-3 rounded-lg border border-line p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-xl!">Package {box.seq}</h2>
        <Chip tone={box.shipped ? "ok" : box.closed ? "info" : "neutral"} shape={box.closed ? "disc" : "ring"} size="floor">
          {box.shipped ? "Shipped" : box.closed ? "Closed" : "Open"}
        </Chip>
        <span className="text-ink-2 text-floor">
          {units === 1 ? "1 unit" : `${units} units`}
          {box.weight_g && `, ${(box.weight_g / 1000).toLocaleString("en")} kg`}
        </span>
      </div>
      <ul className="grid gap-1 text-floor">
        {box.lines.map((line) => (
          <li key={line.work}>
            {line.units} × {line.sku}
            {line.serials.length > 0 && <span className="text-ink-2"> ({line.serials.join(", ")})</span>}
          </li>
        ))}
      </ul>
      {label?.state === "bought" && (
        <p className="text-floor">
          {label.carrier} {label.service}, {label.tracking_number}
        </p>
      )}
      {label && !label.address_is_current && !box.shipped && (
        <p role="alert" className="text-floor text-stop">
          The order goes to another address now. Buy a new label; this one must not be used.
        </p>
      )}
      {!box.shipped && box.closed && (
        <div className="flex flex-wrap gap-3">
          {usable ? (
            <ButtonLink href={`/floor/print/label/${box.id}`} size="floor" target="_blank" data-hard="">
              Print label
            </ButtonLink>
          ) : (
            may.buyLabel && (
              <BuyLabel
                services={services}
                onBuy={(choice) =>
                  void onSend("buy-label", { package: box.id, ...choice, ...(label && { replace: true }) }, "Label bought")
                }
              />
            )
          )}
          <Button size="floor" onClick={() => void onSend("reopen", { package: box.id }, `Package ${box.seq} is open again`)}>
            Open again
          </Button>
        </div>
      )}
      {box.shipped && label && (
        <ButtonLink href={`/floor/print/label/${box.id}`} size="floor" target="_blank" data-hard="" className="justify-self-start">
          Print label again
        </ButtonLink>
      )}
    </section>
  );
}

type BuyLabelProps = { services: readonly SelectOption[]; onBuy: (choice: { carrier?: string; service?: string }) => void };

/** The cheapest service stands chosen; with none to choose from, the carriers are asked and say why. */
function BuyLabel({ services, onBuy }: BuyLabelProps) {
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const [carrier, service] = formText(new FormData(event.currentTarget), "service").split(" ");
    onBuy(carrier && service ? { carrier, service } : {});
  };
  return (
    <form onSubmit={onSubmit} className="flex w-full flex-wrap items-end gap-3">
      {services.length > 0 && <SelectField name="service" label="Service" size="floor" options={services} className="basis-full" />}
      <Button size="floor" variant="primary" type="submit">
        Buy label
      </Button>
    </form>
  );
}
