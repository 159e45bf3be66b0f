import { CODES } from "@/e2e/support/access/records";
import { certain } from "@/lib/result/refusal";
import { addCarton } from "@/lib/shipping/cartons";
import { newCartonForm, newServiceForm } from "@/lib/shipping/form-inputs";
import { buyLabel } from "@/lib/shipping/labels";
import { closeManifests } from "@/lib/shipping/manifests";
import { addService, listServices } from "@/lib/shipping/services";
import { packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { done } from "@/lib/testing/floor";
import type { World } from "@/lib/testing/world";

const CARTON = { name: "Small", length_mm: "200", width_mm: "150", height_mm: "100", tare_g: "80", most_g: "2000" };
const SERVICE = { name: "Standard", currency: "EUR", transit_days: "2", zones: "1; ME", rates: "1; 5; 5.90" };

/** A package without a label, one with, and one that left and stands on a manifest. */
export async function makeShippingRecords(world: Pick<World, "orgId" | "sql" | "actor">) {
  const { actor } = world;
  await addCarton(actor, CODES.carton, newCartonForm.parse({ code: CODES.carton, ...CARTON }));
  await addService(actor, CODES.carrier, "STD", newServiceForm.parse({ carrier: CODES.carrier, code: "STD", ...SERVICE }));
  const pack = () => packLamps(world, 1, { customer: CODES.customer, sku: CODES.sku, location: CODES.location });
  const [box, labelled, sent] = [await pack(), await pack(), await pack()];
  const { label } = done(await buyLabel(actor, labelled.packageId, {}));
  done(await buyLabel(actor, sent.packageId, {}));
  const { shipment } = await shipPackage(world, sent);
  const { manifests } = done(await closeManifests(actor, { location: CODES.location, carrier: CODES.carrier }));
  return {
    boxId: box.packageId,
    labelId: label.id,
    sentBoxId: sent.packageId,
    shipmentId: shipment.id,
    manifestId: certain(manifests[0], "manifest").id,
    serviceId: certain((await listServices(actor.orgId))[0], "service").id,
  };
}
