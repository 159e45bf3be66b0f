import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CancelReason } from "@/db/values";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { reasonSentences } from "@/lib/outbox/templates/wording";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});
let turn = 0;
let [cup, pot, set] = ["", "", ""];
beforeEach(async () => {
  turn += 1;
  [cup, pot, set] = [`CUP-${turn}`, `POT-${turn}`, `SET-${turn}`];
  for (const sku of [cup, pot]) await addProduct(world, { sku });
  await addProduct(world, { sku: set, parts: { [cup]: 2, [pot]: 1 } });
  const lines = [cup, pot].map((sku) => ({ sku, units: 10 }));
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines })));
});

/** An order of which everything is picked. */
async function picked(lines: { sku: string; units: number }[]): Promise<string> {
  const { id } = done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", lines }))).order;
  for (const work of await workOf(world, await releaseOne(world, "X", id))) done(await pickUnits(world, work.id, work.sku, work.units));
  return id;
}
async function cancel(id: string, reason: CancelReason, line: number, units: number): Promise<void> {
  const [row] = await world.sql("select version from orders where id = $1", [id]);
  done(await cancelOrder(world.actor, id, { version: Number(row?.["version"]), reason, lines: [{ line, units }] }));
}
async function putBack(id: string, sku: string): Promise<void> {
  const text = `select b.id from put_back b join product p on p.org_id = b.org_id and p.id = b.product_id
    where b.order_id = $1 and p.sku = $2 and b.done_at is null`;
  const [task] = await world.sql(text, [id, sku]);
  done(await completePutBack(world.actor, String(task?.["id"]), {}));
}
const orderIs = async (id: string) => (await world.sql("select status, reason from orders where id = $1", [id]))[0];
const mails = async (id: string) =>
  (
    await world.sql(
      "select payload ->> 'reason' as reason, payload ->> 'canceledUnits' as units from outbox_message where order_id = $1 and topic = 'email.order_canceled' order by id",
      [id],
    )
  ).map(({ reason, units }) => `${String(units)} ${String(reason)}`);
const events = async (id: string) =>
  (await world.sql("select reason from order_event where order_id = $1 and move = 'put_back' order by version", [id])).map(
    ({ reason }) => reason,
  );

for (const reason of ["out_of_stock", "fraud_suspected", "customer_request"] as const)
  test(`picked units that were canceled as ${reason} are put back under that reason, and so is the order`, async () => {
    const id = await picked([{ sku: pot, units: 2 }]);
    await cancel(id, reason, 1, 2);
    expect(await mails(id)).toEqual([]);
    expect(await orderIs(id)).toEqual({ status: "in_fulfilment", reason: null });
    await putBack(id, pot);
    expect(await mails(id)).toEqual([`2 ${reason}`]);
    expect(await orderIs(id)).toEqual({ status: "canceled", reason });
    expect(await events(id)).toEqual([reason]);
    const told = {
      out_of_stock: ["We cannot get the goods any more."],
      fraud_suspected: [],
      customer_request: ["You asked us to cancel it."],
    };
    expect(reasonSentences(reason)).toEqual(told[reason]);
  });

test("what was canceled for two reasons is told with each, whichever comes back first", async () => {
  const id = await picked([
    { sku: pot, units: 1 },
    { sku: cup, units: 3 },
    { sku: set, units: 1 },
  ]);
  await cancel(id, "out_of_stock", 1, 1);
  await cancel(id, "entry_error", 3, 1);
  await cancel(id, "customer_request", 2, 3);
  const [cups] = await world.sql(
    "select b.id from put_back b join order_line l on l.org_id = b.org_id and l.id = b.line_id where b.order_id = $1 and l.line = 2",
    [id],
  );
  done(await completePutBack(world.actor, String(cups?.["id"]), {}));
  // The parts of the set come back together, whichever of them is scanned.
  await putBack(id, cup);
  expect(await orderIs(id)).toEqual({ status: "in_fulfilment", reason: null });
  await putBack(id, pot);
  expect(await mails(id)).toEqual(["3 customer_request", "1 entry_error", "1 out_of_stock"]);
  expect(await orderIs(id)).toEqual({ status: "canceled", reason: "out_of_stock" });
});
