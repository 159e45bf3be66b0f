import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import type { PackageView } from "@/lib/fulfilment/read-fulfilments";

type PackageCardProps = {
  box: PackageView;
  may: { buyLabel: boolean };
  onSend: (command: string, body: object, done: string) => Promise<boolean>;
};

/** A package: what lies in it, its label, and what can be done with it. */
export function PackageCard({ box, may, onSend }: PackageCardProps) {
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
              <Button
                size="floor"
                variant="primary"
                onClick={() => void onSend("buy-label", { package: box.id, ...(label && { replace: true }) }, "Label bought")}
              >
                Buy label
              </Button>
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
