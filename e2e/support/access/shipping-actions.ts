import { type ActionCase, setting } from "@/e2e/support/access/action-case";
import { CODES } from "@/e2e/support/access/records";

const CARTON = { name: "Small", length_mm: "200", width_mm: "150", height_mm: "100", tare_g: "80", most_g: "2000" };
const SERVICE = { name: "Standard", currency: "EUR", transit_days: "2", zones: "1; ME", rates: "1; 2; 5.90" };

/** Labels, manifests, cartons and carriers. */
export const SHIPPING_ACTIONS: Record<string, ActionCase> = {
  "(office)/shipments/actions#buyLabelAction": {
    rights: ["buy_label"],
    fields: (ids) => ({ package: ids.boxId, service: "" }),
    foreign: "refused",
  },
  "(office)/shipments/actions#voidLabelAction": {
    rights: ["buy_label"],
    fields: (ids) => ({ label: ids.labelId }),
    foreign: "refused",
  },
  "(office)/shipments/actions#closeManifestAction": {
    rights: ["ship"],
    fields: () => ({ location: CODES.location, carrier: CODES.carrier }),
    foreign: "refused",
  },
  "(office)/shipments/actions#deliverAction": {
    rights: ["ship"],
    fields: (ids) => ({ package: ids.sentBoxId }),
    foreign: "refused",
  },
  "(office)/shipments/actions#handOverAction": {
    rights: ["ship"],
    fields: (ids) => ({ manifest: ids.manifestId }),
    foreign: "refused",
  },
  "(office)/settings/cartons/actions#createCarton": setting(() => ({ code: "NEW", ...CARTON }), "own"),
  "(office)/settings/cartons/actions#saveCarton": setting(() => ({ code: CODES.carton, seen: "{}", ...CARTON }), "refused"),
  "(office)/settings/cartons/actions#endCarton": setting(() => ({ code: CODES.carton }), "refused"),
  "(office)/settings/cartons/actions#restoreCarton": setting(() => ({ code: CODES.carton }), "refused"),
  "(office)/settings/carriers/actions#savePrefix": setting(() => ({ prefix: "4012345" }), "own"),
  "(office)/settings/carriers/actions#createService": setting(() => ({ carrier: "NEW", code: "STD", ...SERVICE }), "own"),
  "(office)/settings/carriers/actions#saveService": setting((ids) => ({ service_id: ids.serviceId, seen: "{}", ...SERVICE }), "refused"),
  "(office)/settings/carriers/actions#endService": setting((ids) => ({ service_id: ids.serviceId }), "refused"),
  "(office)/settings/carriers/actions#makeCarrierHook": setting(() => ({ carrier: CODES.carrier }), "refused"),
  "(office)/settings/carriers/actions#endCarrierHook": setting(() => ({ carrier: CODES.carrier }), "refused"),
  "(office)/settings/carriers/actions#restoreService": setting((ids) => ({ service_id: ids.serviceId }), "refused"),
};
