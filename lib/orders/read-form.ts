import "server-only";
import { plainRate, totalsOf } from "@/lib/ledger/tax";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { bodyOfOrder, type Prices } from "./body-of-order";
import { type PlaceBody, placeBody } from "./inputs";
import type { Order } from "./order";
import { findOrder } from "./read-order";
import { readRefusal } from "./read-refusals";

/** What the order form starts with. */
export type FormStart = { body: PlaceBody; customerName: string };

type Party = { code: string; name: string; currency: string; ownShipToId: string | null };
type ShipTo = NonNullable<PlaceBody["ship_to"]>;

const PARTY = `select code, name, currency, ship_to_id as "ownShipToId" from customer where org_id = $1 and id = $2::uuid`;
const ADDRESS =
  "select name, street, postcode, city, country, latitude, longitude from address where org_id = $1 and id = $2::uuid and erased_at is null";

/** The order as a request: its own prices and rules for a draft that is edited, today's for a copy. Null when there is no such order here. */
export const startFromOrder = (actor: Actor, idOrNumber: string, prices: Prices): Promise<(FormStart & { order: Order }) | null> =>
  readTenant(actor.orgId, async (tx) => {
    const order = await findOrder(tx, idOrNumber);
    const [party] = order ? await tx.query<Party>("form_party", PARTY, [tx.orgId, order.customerId]) : [];
    if (!order || !party) return null;
    const asked = await asAsked(tx, order);
    const body = bodyOfOrder(prices === "kept" ? asked : await inTodaysMode(tx, asked), party.code, prices);
    // What is the account's own is not written down, so that the order follows it.
    const currency = order.currency === party.currency ? null : order.currency;
    return { order, body: { ...body, currency, ship_to: await otherAddress(tx, order, party) }, customerName: party.name };
  });

const STAND_INS = `select substitute_line_id as id from substitution_proposal
  where org_id = $1 and order_id = $2::uuid and substitute_line_id is not null`;

/** A canceled order is copied as it was ordered, so that the lines of substitutes would ask for the same units again. */
async function asAsked(tx: Tx, order: Order): Promise<Order> {
  if (order.status !== "canceled") return order;
  const standIns = new Set((await tx.query<{ id: string }>("form_stand_ins", STAND_INS, [tx.orgId, order.id])).map(({ id }) => id));
  return { ...order, lines: order.lines.filter(({ id }) => !standIns.has(id)) };
}

const MODE = `select prices_include_tax as "pricesIncludeTax" from org_policy where org_id = $1`;

/** Today's prices are net or gross as the organization has them now: charges that were written in the other way come along in it. */
async function inTodaysMode(tx: Tx, order: Order): Promise<Order> {
  const [today] = await tx.query<{ pricesIncludeTax: boolean }>("form_price_mode", MODE, [tx.orgId]);
  if (!today || today.pricesIncludeTax === order.pricesIncludeTax) return order;
  const charges = order.charges.map((charge) => {
    const { netMinor, taxMinor } = totalsOf([charge], order.pricesIncludeTax);
    return { ...charge, amountMinor: today.pricesIncludeTax ? netMinor + taxMinor : netMinor };
  });
  return { ...order, charges };
}

async function otherAddress(tx: Tx, order: Order, party: Party): Promise<ShipTo | null> {
  if (!order.shipToId || order.shipToId === party.ownShipToId) return null;
  const [address] = await tx.query<ShipTo>("form_address", ADDRESS, [tx.orgId, order.shipToId]);
  return address ?? null;
}

/** The request that was refused, to be changed and tried again; null where it was not a new order. */
export async function startFromRefusal(actor: Actor, id: string): Promise<(FormStart & { placedAs: string | null }) | null> {
  const refusal = await readRefusal(actor, id);
  const body = placeBody.safeParse(refusal?.request);
  if (!refusal || !body.success) return null;
  const customer = refusal.customerCode ?? body.data.customer;
  return { body: { ...body.data, customer }, customerName: refusal.customerName ?? customer, placedAs: refusal.retriedOrderNumber };
}

/** An empty form for this customer; null when there is no such account. */
export async function startForCustomer(actor: Actor, code: string): Promise<{ code: string; name: string } | null> {
  const [row] = await readTenant(actor.orgId, (tx) =>
    tx.query<{ code: string; name: string }>("form_customer", "select code, name from customer where org_id = $1 and code = $2", [
      tx.orgId,
      code,
    ]),
  );
  return row ?? null;
}

/** What the form chooses from: names of locations by code, and the VAT rates that there are, in percent and rising. */
export type FormChoices = { locations: Record<string, string>; rates: string[] };

const LOCATIONS = "select code, name from location where org_id = $1";
const RATES = "select distinct tax_rate as rate from product where org_id = $1 and archived_at is null and tax_category = 'S'";

export const formChoices = (actor: Actor): Promise<FormChoices> =>
  readTenant(actor.orgId, async (tx) => {
    const [locations, rates] = await Promise.all([
      tx.query<{ code: string; name: string }>("location_names", LOCATIONS, [tx.orgId]),
      tx.query<{ rate: string }>("form_tax_rates", RATES, [tx.orgId]),
    ]);
    return {
      locations: Object.fromEntries(locations.map(({ code, name }) => [code, name])),
      rates: [...new Set(["0", ...rates.map(({ rate }) => plainRate(rate))])].sort((a, b) => Number(a) - Number(b)),
    };
  });
