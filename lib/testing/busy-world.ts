import { v7 } from "uuid";
import { editDraft } from "@/lib/orders/drafts";
import { editBody } from "@/lib/orders/inputs";
import { adjustStock } from "@/lib/receiving/adjust";
import { adjustmentBody, transferBody } from "@/lib/receiving/inputs";
import { sendTransfer } from "@/lib/receiving/transfer";
import { assert } from "@/lib/result/refusal";
import { type Desk, placed, refused } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import type { World } from "@/lib/testing/world";

export type BusyWorld = {
  fedTwice: string;
  bundled: string;
  waiting: string;
  gift: string;
  canceled: string;
  prepaid: string;
  oneLocation: string;
  repeat: string;
};

/** An organization in which every kind of row exists, made by the commands: the ground on which invariants are broken. */
export async function makeBusy(world: World): Promise<BusyWorld> {
  await addGoods(world);
  const busy = await placeOrders(domainDesk(world));
  const draft = placed(await domainDesk(world).place({ customer: "C1", lines: [{ sku: "LAMP", units: 1 }], draft: true })).order;
  const edited = await editDraft(
    world.actor,
    draft.id,
    editBody.parse({ version: 1, customer: "C1", lines: [{ sku: "SHADE", units: 7 }] }),
  );
  const sent = await sendTransfer(world.actor, transferBody.parse({ from: "MAIN", to: "WEST", lines: [{ sku: "LAMP", units: 2 }] }));
  const taken = await adjustStock(world.actor, adjustmentBody.parse({ location: "MAIN", sku: "LAMP", units: -1, reason: "lost" }));
  for (const outcome of [edited, sent, taken])
    assert(outcome.kind === "answer" && outcome.answer.ok, "a command of the busy world was refused");
  return busy;
}

async function placeOrders(desk: Desk): Promise<BusyWorld> {
  const place = async (customer: string, lines: Record<string, number>[], more: object = {}, key?: string) => {
    const asked = lines.flatMap((units) => Object.entries(units)).map(([sku, units]) => ({ sku, units }));
    return placed(await desk.place({ customer, lines: asked, ...more }, key)).order.id;
  };
  const cancel = (id: string, line?: { line: number; units: number }) =>
    desk.move("cancel", id, { version: 1, reason: "entry_error", ...(line && { lines: [line] }) });
  const fedTwice = await place("C1", [{ LATE: 2 }, { LATE: 2 }], { allow_backorder: true });
  await desk.receive({ location: "MAIN", reference: "R-2", lines: [{ sku: "LATE", units: 4, unit_cost: "1.00" }] });
  const bundled = await place("C1", [{ SET: 2 }], { charges: [{ name: "Postage", amount: "4.90", tax_rate: "20" }] }, "key-1");
  // Large when it was placed, from a draft, and not any more.
  const waiting = await place("C2", [{ RARE: 3 }], { allow_backorder: true, draft: true });
  placed(await desk.move("place", waiting, { version: 1 }));
  await desk.move("cancel", waiting, { version: 2, reason: "customer_request", lines: [{ line: 1, units: 2 }] });
  const gift = await place("C2", [{ GIFT: 5, FEE: 1 }]);
  await cancel(gift, { line: 1, units: 2 });
  const canceled = await place("C3", [{ LAMP: 3 }]);
  const repeat = await place("C3", [{ LAMP: 1 }]);
  await cancel(canceled);
  const prepaid = await place("P1", [{ LAMP: 2, SHADE: 1 }]);
  await cancel(prepaid, { line: 2, units: 1 });
  const oneLocation = await place("C1", [{ LAMP: 1, SHADE: 1 }], { split: "one_location" });
  await place("PARK", [{ LAMP: 9 }]);
  refused(await desk.place({ customer: "TINY", lines: [{ sku: "LAMP", units: 9 }] }), "credit_exceeded");
  return { fedTwice, bundled, waiting, gift, canceled, prepaid, oneLocation, repeat };
}

async function addGoods(world: World): Promise<void> {
  for (const code of ["MAIN", "WEST"]) await addLocation(world, code);
  await addProduct(world, { sku: "LAMP", price: "10.00", rate: "20" });
  await addProduct(world, { sku: "SHADE", price: "2.50", rate: "7" });
  await addProduct(world, { sku: "BULB", price: "1.00" });
  await addProduct(world, { sku: "LATE", price: "3.33" });
  await addProduct(world, { sku: "RARE", price: "99.99" });
  await addProduct(world, { sku: "GIFT", price: "0" });
  await addProduct(world, { sku: "NONE", price: "1.00" });
  await addProduct(world, { sku: "FEE", price: "5.00", kind: "service" });
  await addProduct(world, { sku: "SET", price: "12.00", parts: { BULB: 2, SHADE: 1 } });
  await world.sql(
    "insert into tag_rule (org_id, id, tag, condition, threshold_minor, currency) values ($1, $2, 'large', 'order_over', 15000, 'EUR')",
    [world.orgId, v7()],
  );
  for (const code of ["C1", "C2", "C3"]) await addCustomer(world, { code });
  await addCustomer(world, { code: "P1", terms: "prepaid" });
  await addCustomer(world, { code: "PARK", limitMinor: 100, policy: "park" });
  await addCustomer(world, { code: "TINY", limitMinor: 100 });
  const lines = ["LAMP", "SHADE", "BULB", "GIFT"].map((sku) => ({ sku, units: 30, unit_cost: "0.50" }));
  for (const location of ["MAIN", "WEST"]) await domainDesk(world).receive({ location, reference: "R-1", lines });
}
