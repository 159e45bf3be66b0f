import { v7 } from "uuid";
import type { LabelState } from "@/db/values";
import { signalChange } from "@/lib/live/signal";
import { ask, carrierOf as everyCarrier, type CarrierOf } from "@/lib/shipping/ask-carrier";
import type { Addressee, BoughtLabel, Carrier, CarrierOutcome, LabelOrder } from "@/lib/shipping/carrier";
import { postCost } from "@/lib/shipping/post-cost";
import type { PrintedFacts } from "@/lib/shipping/printed-facts";
import { despitePassingFaults, faultIn, isDuplicate } from "@/lib/transaction/faults";
import { inTenant, readTenant, type Tx } from "@/lib/transaction/in-tenant";

const OPEN = `select l.id, l.order_id as "orderId", l.state, l.carrier, l.service, l.cost_minor as "costMinor", l.currency, l.facts,
    l.refused_because is not null as "isRefused", l.tracking_number is not null as "isKnown",
    case when a.id is not null and a.erased_at is null
      then json_build_object('name', a.name, 'street', a.street, 'postcode', a.postcode, 'city', a.city, 'country', a.country) end as to
  from label l left join address a on a.org_id = l.org_id and a.id = l.ship_to_id where l.org_id = $1 and l.id = $2::uuid`;

type OpenLabel = {
  id: string;
  orderId: string;
  state: LabelState;
  carrier: string;
  service: string;
  costMinor: number;
  currency: string;
  facts: PrintedFacts;
  isRefused: boolean;
  isKnown: boolean;
  to: Addressee | null;
};

/**
 * Brings a label that is wanted or being voided to an end, as far as its carrier answers. Harmless to do twice, and by two at once:
 * every call goes out under the label's own key, and what comes back is recorded only where nobody recorded it before.
 */
export async function settleLabel(
  orgId: string,
  labelId: string,
  carrierOf: CarrierOf = everyCarrier,
  attempt: "first" | "again" = "again",
): Promise<void> {
  const open = await readTenant(orgId, async (tx) => (await tx.query<OpenLabel>("open_label", OPEN, [tx.orgId, labelId]))[0]);
  if (!open || open.isRefused) return;
  const carrier = carrierOf(orgId, open.carrier);
  if (open.state === "wanted") await settleWanted(orgId, open, carrier, attempt);
  if (open.state === "void_pending") await settleVoid(orgId, open, carrier);
}

async function settleWanted(orgId: string, open: OpenLabel, carrier: Carrier, attempt: "first" | "again"): Promise<void> {
  const { to } = open;
  if (to === null) return record(orgId, (tx) => tx.query("label_failed", FAILED, [orgId, open.id, "The address was erased."]));
  const order: LabelOrder = {
    service: open.service,
    from: open.facts.ship_from,
    to,
    weightG: open.facts.weight_g,
    sizeMm: open.facts.size_mm ?? null,
    sscc: open.facts.sscc,
    reference: open.facts.order_number,
    priceMinor: open.costMinor,
    currency: open.currency,
  };
  const outcome = await buyOnce(open.id, order, carrier, attempt);
  if (outcome.kind === "unknown") return;
  if (outcome.kind === "failed") return record(orgId, (tx) => tx.query("label_failed", FAILED, [orgId, open.id, outcome.because]));
  const { trackingNumber, costMinor, currency } = outcome.value;
  try {
    await record(orgId, (tx) => tx.query("label_bought", BOUGHT, [orgId, open.id, trackingNumber, costMinor, currency, v7()]));
  } catch (error) {
    if (!isDuplicate(faultIn(error))) throw error;
    await record(orgId, (tx) => tx.query("label_failed", FAILED, [orgId, open.id, `It gave the number ${trackingNumber} twice.`]));
  }
}

/** The first attempt may buy at once; any later one, and any silence, first asks what became of the one before. */
async function buyOnce(key: string, order: LabelOrder, carrier: Carrier, attempt: "first" | "again"): Promise<CarrierOutcome<BoughtLabel>> {
  const buy = () => ask("buy", () => carrier.buy(key, order));
  const readBack = async (): Promise<CarrierOutcome<BoughtLabel | null>> => {
    const tracked = await ask("track", () => carrier.track(key));
    if (tracked.kind === "done" && tracked.value?.state === "voided") return { kind: "failed", because: "It was voided there." };
    // Refusing to say is no proof that nothing was bought.
    return tracked.kind === "failed" ? { kind: "unknown", because: tracked.because } : tracked;
  };
  if (attempt === "first") {
    const bought = await buy();
    if (bought.kind !== "unknown") return bought;
    const found = await readBack();
    return found.kind === "done" ? (found.value === null ? bought : { kind: "done", value: found.value }) : found;
  }
  const found = await readBack();
  if (found.kind !== "done") return found;
  return found.value === null ? await buy() : { kind: "done", value: found.value };
}

async function settleVoid(orgId: string, open: OpenLabel, carrier: Carrier): Promise<void> {
  const outcome = await ask("void", () => carrier.void(open.id));
  if (outcome.kind === "done" && !open.isKnown) {
    // Given up while buying was unknown: a late purchase may have arrived behind the void.
    const left = await ask("track", () => carrier.track(open.id));
    if (left.kind !== "done" || (left.value !== null && left.value.state !== "voided")) return;
  }
  if (outcome.kind === "done") await record(orgId, (tx) => tx.query("label_voided", VOIDED, [orgId, open.id, v7()]));
  if (outcome.kind === "failed")
    await record(orgId, (tx) => tx.query("label_void_refused", VOID_REFUSED, [orgId, open.id, outcome.because]));
}

const BOUGHT = `with settled as (update label set state = 'bought', tracking_number = $3, cost_minor = $4::bigint, currency = $5, bought_at = now(), ask_after = now() + interval '1 hour'
    where org_id = $1 and id = $2::uuid and state = 'wanted' returning *)
  ${postCost("carrier_cost", "carrier_payable", "$6::uuid")}`;
const FAILED = "update label set state = 'failed', refused_because = $3 where org_id = $1 and id = $2::uuid and state = 'wanted'";
// What was never known as bought was never posted, so there is nothing to take back.
const VOIDED = `with settled as (update label set state = 'voided', voided_at = now()
    where org_id = $1 and id = $2::uuid and state = 'void_pending' returning *)
  ${postCost("carrier_payable", "carrier_cost", "$3::uuid")}`;
const VOID_REFUSED = "update label set refused_because = $3 where org_id = $1 and id = $2::uuid and state = 'void_pending'";

const record = async (orgId: string, write: (tx: Tx) => Promise<unknown>): Promise<void> => {
  await despitePassingFaults(() => inTenant(orgId, write));
};

const MOST_AT_ONCE = 50;

// Younger ones are in the hands of whoever wanted them.
const UNSETTLED = `select id, order_id as "orderId" from label
  where org_id = $1 and state in ('wanted', 'void_pending') and refused_because is null and at < now() - $2::int * interval '1 second'
  order by at limit ${MOST_AT_ONCE}`;

/** Labels whose carrier had not answered, or whose program died in between: asked about again, the oldest first. */
export async function settleLabels(
  orgId: string,
  { olderThanSeconds = 30, carrierOf = everyCarrier }: { olderThanSeconds?: number; carrierOf?: CarrierOf } = {},
): Promise<number> {
  const open = await readTenant(orgId, (tx) =>
    tx.query<{ id: string; orderId: string }>("unsettled_labels", UNSETTLED, [tx.orgId, olderThanSeconds]),
  );
  for (const { id, orderId } of open) {
    await settleLabel(orgId, id, carrierOf);
    signalChange(orgId, orderId);
  }
  return open.length;
}
