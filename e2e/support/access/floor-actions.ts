import { type ActionCase, setting } from "@/e2e/support/access/action-case";
import { CODES } from "@/e2e/support/access/records";

/** Tablets, badges, and what people do on the floor. */
export const FLOOR_ACTIONS: Record<string, ActionCase> = {
  "(office)/release/actions#releaseForm": {
    rights: ["release"],
    fields: (ids) => ({ location: CODES.location, kind: "single", orders: ids.orderId }),
    foreign: "refused",
  },
  "(office)/release/actions#saveFloorRules": setting(() => ({ rule: "by_hand", recount_from: "2" }), "own"),
  "(office)/settings/devices/actions#makeDevice": setting((ids) => ({ name: "Gate", locationId: ids.locationId }), "refused"),
  "(office)/settings/devices/actions#saveDevice": setting(
    (ids) => ({ deviceId: ids.deviceId, name: "Theirs", locationId: ids.locationId }),
    "refused",
  ),
  "(office)/settings/devices/actions#makeCode": setting((ids) => ({ deviceId: ids.deviceId }), "refused"),
  "(office)/settings/devices/actions#endDevice": setting((ids) => ({ deviceId: ids.deviceId }), "refused"),
  "(office)/settings/devices/actions#saveLockMinutes": setting(() => ({ minutes: "5" }), "own"),
  "(office)/settings/badges/actions#giveBadge": setting((ids) => ({ userId: ids.memberId }), "refused"),
  "(office)/settings/badges/actions#takePin": setting((ids) => ({ userId: ids.memberId }), "refused"),
  "(office)/settings/badges/actions#endBadge": setting((ids) => ({ userId: ids.memberId }), "refused"),
};
