import { Decimal } from "decimal.js";
import type { TaxCategory } from "@/db/values";
import { type CreditRow, judgeCredit } from "@/lib/customers/credit";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { FreeStock } from "@/lib/stock/free";
import type { Actor } from "@/lib/tenancy/actor";
import type { Ids } from "@/lib/transaction/ids";
import { activeUnits, copyOrder, dueOf, type Line, NO_UNITS, type Order, type Proposal, type Reservation } from "./order";
import type { LocationFact } from "./placement-facts";
import { categoryFor, isTooLarge, orderTotals, reprice } from "./price";
import { answerProposal } from "./proposals";
import type { RefusalCode } from "./refusals";
import { leaveQueue, reserve } from "./units";

/** The substitute as the order's customer can buy it, and the tax that the original bears today. */
export type SubstituteFact = {
  id: string;
  sku: string;
  name: string;
  unitPrice: string;
  currency: string;
  listPrice: string | null;
  taxCategory: TaxCategory;
  taxRate: string;
  allowBackorder: boolean;
  archived: boolean;
  originalTaxCategory: TaxCategory;
  originalTaxRate: string;
};

export type Substitution = {
  proposalId: string;
  substitute: SubstituteFact;
  free: FreeStock;
  credit: CreditRow | null;
  locations: readonly Pick<LocationFact, "id" | "code">[];
  actor: Pick<Actor, "kind" | "id">;
  reason: string | null;
  now: Date;
};

export type SubstitutionPlan = { ok: true; order: Order; proposal: Proposal; original: Line; line: Line; units: number };

/**
 * Sends the substitute in place of the units that still wait: they are canceled on their line, and a further line takes
 * as many units of the substitute, reserved where the picker saw them.
 */
export function planSubstitution(before: Order, request: Substitution, ids: Ids): SubstitutionPlan | Refusal<RefusalCode> {
  const { substitute, free, credit, actor, reason, now } = request;
  const order = copyOrder(before);
  const proposal = order.proposals.find(({ id }) => id === request.proposalId);
  const original = order.lines.find(({ id }) => id === proposal?.lineId);
  if (!proposal || !original) return refuse("proposal_answered");
  if (substitute.archived) return refuse("product_archived", substitute.sku);
  const elsewhere = heldElsewhere(order, proposal);
  if (elsewhere) return refuse("held_elsewhere", request.locations.find(({ id }) => id === elsewhere.locationId)?.code ?? null);
  const units = proposal.leftUnits;
  const available = free.at(substitute.id, proposal.locationId);
  if (available < units) return refuse("substitute_gone", `${substitute.sku}: ${available} of ${units}`);
  cancelWaiting(order, original, units);
  const line = substituteLine(order, original, substitute, units, ids);
  order.lines.push(line);
  reserve(order, { lineId: line.id, locationId: proposal.locationId, units, score: null }, "unallocated", ids);
  answerProposal(proposal, { state: "accepted", substituteLineId: line.id, answerReason: reason }, { actor, now });
  if (isTooLarge(order)) return refuse("amount_too_large", substitute.sku);
  order.totalMinor = orderTotals(order).totalMinor;
  const added = Math.max(0, dueOf(order)) - Math.max(0, dueOf(before));
  const verdict = judgeCredit(order.terms, credit, added, "refuse");
  return verdict.ok ? { ok: true, order, proposal, original, line, units } : refuse(verdict.code, order.currency);
}

/** What keeps an order that may not be split from taking the substitute where it lies: units held at another location. */
const heldElsewhere = (order: Order, { locationId }: Proposal): Reservation | undefined =>
  order.split === "one_location" ? order.reservations.find((row) => activeUnits(row) > 0 && row.locationId !== locationId) : undefined;

function cancelWaiting(order: Order, line: Line, units: number): void {
  leaveQueue(order, line, units, "newest");
  line.backordered -= units;
  line.canceled += units;
  reprice(line, order.currency);
}

function substituteLine(order: Order, original: Line, substitute: SubstituteFact, units: number, ids: Ids): Line {
  const line: Line = {
    ...NO_UNITS,
    id: ids.next(),
    line: Math.max(...order.lines.map((known) => known.line)) + 1,
    kind: "stock",
    productId: substitute.id,
    sku: substitute.sku,
    name: substitute.name,
    unitPrice: lowerPrice(original.unitPrice, ownPrice(substitute, order.currency)),
    discount: original.discount,
    ...taxOf(original, substitute),
    totalMinor: 0,
    allowBackorder: original.allowBackorder && substitute.allowBackorder,
    shipComplete: original.shipComplete,
    allowSubstitution: original.allowSubstitution,
    ordered: units,
    unallocated: units,
    components: [{ productId: substitute.id, unitsPerBundle: 1 }],
  };
  reprice(line, order.currency);
  return line;
}

/** The substitute's own price for this customer in the order's currency, or null where it has none. */
const ownPrice = ({ listPrice, unitPrice, currency }: SubstituteFact, wanted: string): string | null =>
  listPrice ?? (currency === wanted ? unitPrice : null);

/** Nobody pays more for a unit than for what was ordered, nor more than the substitute costs. The line's discount stays. */
const lowerPrice = (agreed: string, own: string | null): string => (own !== null && new Decimal(own).lt(agreed) ? own : agreed);

/** The substitute's own tax, unless the order was placed with another one than the product's, as for an export. */
function taxOf(original: Line, substitute: SubstituteFact): Pick<Line, "taxCategory" | "taxRate"> {
  const { originalTaxCategory, originalTaxRate, taxCategory, taxRate } = substitute;
  const isUsual =
    original.taxCategory === categoryFor(originalTaxCategory, originalTaxRate) && new Decimal(original.taxRate).eq(originalTaxRate);
  return isUsual
    ? { taxCategory: categoryFor(taxCategory, taxRate), taxRate }
    : { taxCategory: original.taxCategory, taxRate: original.taxRate };
}
