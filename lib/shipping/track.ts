import { ask, carrierOf as everyCarrier, type CarrierOf } from "@/lib/shipping/ask-carrier";
import type { TrackingState } from "@/lib/shipping/carrier";
import { findLabel, type WireLabel } from "@/lib/shipping/read-label";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";

export type TrackAnswer = {
  ok: true;
  label: WireLabel;
  /** Null where the carrier does not know it or does not answer. */
  tracking: { state: TrackingState; events: { at: string; state: TrackingState }[] } | null;
};

/** A label and what its carrier says of it now. */
export async function trackLabel(
  actor: Actor,
  labelId: string,
  carrierOf: CarrierOf = everyCarrier,
): Promise<TrackAnswer | ShippingRefused> {
  if (!actor.rights.has("view")) return refused("no_right", "view");
  const label = await findLabel(actor.orgId, labelId);
  if (!label) return refused("not_found");
  const outcome = await ask("track", () => carrierOf(actor.orgId, label.carrier).track(labelId));
  const tracked = outcome.kind === "done" ? outcome.value : null;
  const events = (tracked?.events ?? []).map(({ at, state }) => ({ at: at.toISOString(), state }));
  return { ok: true, label, tracking: tracked && { state: tracked.state, events } };
}
