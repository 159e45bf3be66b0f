import { type ActionCase, setting } from "@/e2e/support/access/action-case";
import { CODES } from "@/e2e/support/access/records";

const POLICY = { strategy: "nearest", credit_policy: "refuse", split: "allowed", pay_within_days: "14" };

/** The organization, its policies, places and rules. */
export const SETTINGS_ACTIONS: Record<string, ActionCase> = {
  "(office)/settings/actions#saveOrganization": setting(
    () => ({ seen: "{}", name: "Alpha", time_zone: "Europe/Belgrade", currency: "EUR", order_prefix: "SO-" }),
    "own",
  ),
  "(office)/settings/actions#savePolicy": setting(() => ({ seen: "{}", ...POLICY }), "own"),
  "(office)/settings/actions#createLocation": setting(() => ({ code: "NEW", name: "New" }), "own"),
  "(office)/settings/actions#saveLocation": setting(() => ({ code: CODES.location, seen: "{}", name: "Main" }), "refused"),
  "(office)/settings/actions#closeLocation": setting(() => ({ code: CODES.location }), "refused"),
  "(office)/settings/actions#reopenLocation": setting(() => ({ code: CODES.location }), "refused"),
  "(office)/settings/actions#createTagRule": setting(() => ({ tag: "more", condition: "repeat" }), "own"),
  "(office)/settings/actions#saveTagRule": setting((ids) => ({ rule_id: ids.ruleId, tag: "other", condition: "repeat" }), "refused"),
  "(office)/settings/actions#endTagRule": setting((ids) => ({ rule_id: ids.otherRuleId }), "refused"),
};

const ZONE = { location: CODES.location, code: CODES.zone };
const BIN = { code: CODES.bin };
/** Zones, bins, and where a product is picked. */
export const PLACE_ACTIONS: Record<string, ActionCase> = {
  "(office)/settings/bins/actions#createZone": setting(() => ({ ...ZONE, code: "NEW", name: "New" }), "refused"),
  "(office)/settings/bins/actions#saveZone": setting(() => ({ ...ZONE, name: "Shelves" }), "refused"),
  "(office)/settings/bins/actions#closeZone": setting(() => ZONE, "refused"),
  "(office)/settings/bins/actions#reopenZone": setting(() => ZONE, "refused"),
  "(office)/settings/bins/actions#createBins": setting(
    () => ({ location: CODES.location, zone: CODES.zone, kind: "pick", code: "N-1", to: "N-3" }),
    "refused",
  ),
  "(office)/settings/bins/actions#saveBin": setting(() => ({ ...BIN, zone: CODES.zone, kind: "pick", walk: "7" }), "refused"),
  "(office)/settings/bins/actions#closeBin": setting(() => BIN, "refused"),
  "(office)/settings/bins/actions#reopenBin": setting(() => BIN, "refused"),
  "(office)/settings/locations/[locationId]/counts/actions#saveSchedule": setting(
    () => ({ location: CODES.location, pace: "every", every_days: "20", most_bins: "5", weekdays: "1" }),
    "refused",
  ),
  "(office)/settings/locations/[locationId]/counts/actions#endSchedule": setting(() => ({ location: CODES.location }), "refused"),
  "(office)/products/place-actions#savePickBin": setting(() => ({ sku: CODES.sku, location: CODES.location, bin: CODES.bin }), "refused"),
  "(office)/products/place-actions#addBarcode": setting(() => ({ code: "CASE-6", sku: CODES.sku, units: "6" }), "refused"),
  "(office)/products/place-actions#endBarcode": setting(() => ({ code: CODES.barcode }), "refused"),
};
