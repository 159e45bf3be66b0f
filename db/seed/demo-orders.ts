import { approveOrder } from "@/lib/orders/approve";
import { cancelOrder } from "@/lib/orders/cancel";
import { declineOrder } from "@/lib/orders/decline";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import type { WireOrder } from "@/lib/orders/wire";
import type { Actor } from "@/lib/tenancy/actor";
import { answerOf } from "./answer-of";
import type { DemoCustomer } from "./demo-customers";
import type { DemoProduct } from "./demo-products";
import type { Random } from "./random";

export type Desks = { frontOffice: Actor; finance: Actor; warehouse: Actor; admin: Actor };
export type Shop = { desks: Desks; customers: readonly DemoCustomer[]; products: readonly DemoProduct[]; random: Random };

const NOTES = ["", "", "", "Please deliver before noon.", "Ring at the side gate.", "Invoice by e-mail only.", "Deliver to housekeeping."];
const CHANNELS = ["web", "web", "phone", "field-sales"];
const CANCEL_REASONS = ["customer_request", "customer_request", "entry_error", "out_of_stock"] as const;
const HOUR = 3_600_000;

/** One order of the day; the rare endings (parked, declined, canceled, draft) come in their natural shares. Returns it unless refused. */
export async function takeOrder(shop: Shop, now: Date, as: { draft?: boolean } = {}): Promise<WireOrder | null> {
  const { desks, random } = shop;
  const kind = random.chance(0.45) ? "consumer" : "business";
  const customer = random.pick(shop.customers.filter((candidate) => candidate.kind === kind));
  const outcome = await placeOrder(desks.frontOffice, bodyFor(shop, customer, as.draft ?? false), { now });
  if (outcome.kind !== "answer") throw new Error("The demo data cannot be made: a key was used twice");
  return outcome.answer.ok ? outcome.answer.order : null;
}

function bodyFor({ products, random }: Shop, customer: DemoCustomer, draft: boolean) {
  const isBusiness = customer.kind === "business";
  const count = isBusiness ? random.int(1, 6) : random.int(1, 3);
  const lines = Array.from({ length: count }, () => lineFor(random.pick(products), isBusiness, random));
  return placeBody.parse({
    customer: customer.code,
    lines,
    draft,
    note: random.pick(NOTES),
    channel: random.pick(CHANNELS),
    ...(random.chance(0.35) && { charges: [{ name: "Postage", amount: isBusiness ? "14.90" : "6.90", tax_rate: "20" }] }),
    ...(random.chance(0.08) && { split: "one_location" }),
    ...(random.chance(0.15) && { ship_complete: true }),
    ...(random.chance(0.06) && { strategy: random.pick(["fewest_parcels", "oldest_cost"]) }),
  });
}

function lineFor({ sku, body, scarce }: DemoProduct, isBusiness: boolean, random: Random) {
  const cheap = Number(body.unit_price) < 12;
  const most = !isBusiness ? 2 : scarce ? 4 : cheap ? 40 : 7;
  const units = random.int(1, most);
  const discount = isBusiness && random.chance(0.12) && { discount: random.pick(["5", "7.5", "10"]) };
  return { sku, units, ...discount, ...(isBusiness && scarce && units === most && { ship_complete: true }) };
}

/** What happens to an order on the days after: parked ones are decided, a few are canceled in whole or in part. */
export async function followUp({ desks, random }: Shop, order: WireOrder, now: Date): Promise<void> {
  if (order.status === "pending_approval") return decideParked(desks, order, new Date(now.getTime() + random.int(2, 30) * HOUR), random);
  if (order.status !== "placed") return;
  const reason = random.pick(CANCEL_REASONS);
  const later = new Date(now.getTime() + random.int(1, 40) * HOUR);
  if (random.chance(0.06)) {
    await cancelOrder(desks.frontOffice, order.id, { version: order.version, reason }, { now: later });
    return;
  }
  const line = order.lines.find(({ ordered, kind }) => ordered > 2 && kind === "stock");
  if (line && random.chance(0.05)) {
    const lines = [{ line: line.line, units: Math.ceil(line.ordered / 2) }];
    await cancelOrder(desks.frontOffice, order.id, { version: order.version, reason, lines }, { now: later });
  }
}

async function decideParked(desks: Desks, order: WireOrder, now: Date, random: Random): Promise<void> {
  const { version } = order;
  if (random.chance(0.25)) {
    answerOf(
      await declineOrder(
        desks.finance,
        order.id,
        { version, reason: "The account is over its limit until the last invoices are paid." },
        { now },
      ),
    );
  } else if (random.chance(0.6)) {
    // May be refused by now, when somebody else took the stock: then it stays parked, as it would in life.
    await approveOrder(
      desks.finance,
      order.id,
      { version, override: { reason: "Season opening; payment promised by the owner." } },
      { now },
    );
  }
}
