import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PackTask } from "@/components/floor/work/pack-task";
import { LiveRefresh } from "@/components/live/live-refresh";
import { choiceOptions } from "@/components/shipping/choice-options";
import type { SelectOption } from "@/components/ui/select-field";
import { requireFloor } from "@/lib/floor/session";
import { findFulfilment, type FulfilmentView } from "@/lib/fulfilment/read-fulfilments";
import { isUuid } from "@/lib/orders/read-order";
import { listCartons } from "@/lib/shipping/cartons";
import { labelChoices } from "@/lib/shipping/label-choices";
import { listServices } from "@/lib/shipping/services";
import { suggestCarton } from "@/lib/shipping/suggest-carton";

export const metadata: Metadata = { title: "Pack" };

export default async function PackTaskPage({ params }: { params: Promise<{ fulfilment: string }> }) {
  const { actor, location } = await requireFloor("pack");
  const { fulfilment: id } = await params;
  const fulfilment = isUuid(id) ? await findFulfilment(actor, id) : null;
  if (!fulfilment || fulfilment.locationId !== location.id) notFound();
  const cartons = (await listCartons(actor.orgId)).filter(({ archivedAt }) => archivedAt === null);
  const items = itemsToClose(fulfilment);
  const { carton } = suggestCarton(items, cartons);
  const weightG = items.reduce((sum, { units, weightG: each }) => sum + units * (each ?? 0), carton?.tareG ?? 0);
  const may = { override: actor.rights.has("release"), buyLabel: actor.rights.has("buy_label"), ship: actor.rights.has("ship") };
  return (
    <>
      <PackTask
        fulfilment={fulfilment}
        cartons={cartons.map(({ code, name }) => ({ code, name }))}
        suggested={carton?.code ?? null}
        weightG={weightG}
        may={may}
        services={may.buyLabel ? await servicesFor(actor.orgId, fulfilment) : {}}
      />
      <LiveRefresh topic="all" />
    </>
  );
}

/** The services that take each closed package without a label, with what they ask for it. */
async function servicesFor(
  orgId: string,
  { ship_to: to, packages_list: packages }: FulfilmentView,
): Promise<Record<string, SelectOption[]>> {
  const services = await listServices(orgId);
  const open = packages.filter((box) => box.closed && !box.shipped);
  return Object.fromEntries(
    open.map(({ id, weight_g: weightG, size_mm: size }) => {
      const sizeMm = size && { lengthMm: size.length, widthMm: size.width, heightMm: size.height };
      return [id, choiceOptions(labelChoices(services, { to, weightG, sizeMm }))];
    }),
  );
}

/** What lies in the package that is open, or will: what is not in a closed one. */
function itemsToClose({ lines, packages_list: packages }: FulfilmentView) {
  const closed = new Map<string, number>();
  for (const box of packages.filter((it) => it.closed)) {
    for (const { work, units } of box.lines) closed.set(work, (closed.get(work) ?? 0) + units);
  }
  return lines
    .map((line) => ({
      units: line.picked - line.going_back - (closed.get(line.id) ?? 0),
      weightG: line.weight_g,
      lengthMm: line.length_mm,
      widthMm: line.width_mm,
      heightMm: line.height_mm,
    }))
    .filter(({ units }) => units > 0);
}
