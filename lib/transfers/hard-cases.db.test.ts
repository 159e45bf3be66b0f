import { afterAll, beforeAll, expect, test } from "vitest";
import { enterCount } from "@/lib/counting/count";
import { openCount } from "@/lib/counting/open-count";
import { pickScanBody } from "@/lib/fulfilment/inputs";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { adjustStock } from "@/lib/receiving/adjust";
import { closeTransfer } from "@/lib/receiving/close-transfer";
import { adjustmentBody, receiptBody, transferBody, transferReceiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { archiveLocation } from "@/lib/settings/locations";
import { done, refusedWith } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { cancelRequest } from "./cancel";
import { scanTransferPick } from "./pick";
import { listOpenRequests } from "./read-requests";
import { requestTransfer } from "./request";
import { sendRequest } from "./send";
import { reportTransferShort } from "./short";

let world: World;
let to = "";

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "A", null, 10);
  to = await addLocation(world, "B", null, 20);
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receive = (sku: string, units: number) =>
  receiveGoods(world.actor, receiptBody.parse({ location: "A", reference: "R", lines: [{ sku, units, unit_cost: "2.00" }] }));
/** A product with units in a bin of its own at A. */
async function stock(sku: string, units: number): Promise<string> {
  const id = await addProduct(world, { sku });
  await addBin(world, "A", `A-${sku}`, "pick", 10);
  done(await receive(sku, units));
  done(await putAway(world.actor, putAwayBody.parse({ location: "A", lines: [{ sku, units, to: `A-${sku}` }] })));
  return id;
}
const ask = async (lines: readonly { sku: string; units: number }[], at = "B") =>
  done(await requestTransfer(world.actor, transferBody.parse({ from: "A", to: at, lines }))).request;
const worksOf = async (request: string) =>
  (
    await world.sql("select w.id, p.sku from transfer_work w join product p on p.id = w.product_id where w.request_id = $1 order by w.id", [
      request,
    ])
  ).map(({ id, sku }) => ({ work: String(id), sku: String(sku) }));
const pick = ({ work, sku }: { work: string; sku: string }, units: number) =>
  scanTransferPick(world.actor, pickScanBody.parse({ work, code: sku, bin: `B-A-${sku}`, units }));
async function sent(sku: string, units: number): Promise<string> {
  const { id } = await ask([{ sku, units }]);
  for (const work of await worksOf(id)) done(await pick(work, units));
  done(await sendRequest(world.actor, id));
  return id;
}
const good = async (id: string) =>
  world.sql(
    `select l.code as at, s.on_hand, s.reserved from stock_level s join location l on l.id = s.location_id
     where s.product_id = $1 and s.condition = 'good' and s.on_hand > 0 order by 1`,
    [id],
  );

test("nothing is sent to a location that was archived meanwhile; called off, the units are free for orders again", async () => {
  const id = await stock("BOX", 3);
  await addLocation(world, "OLD", null, 30);
  const asked = await ask([{ sku: "BOX", units: 3 }], "OLD");
  for (const work of await worksOf(asked.id)) done(await pick(work, 3));
  expect(await archiveLocation(world.actor, "OLD", true)).toEqual({ ok: true });
  expect(refusedWith(await sendRequest(world.actor, asked.id))).toBe("location_unknown");
  expect(await good(id)).toEqual([{ at: "A", on_hand: 3, reserved: 3 }]);
  done(await cancelRequest(world.actor, asked.id));
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", lines: [{ sku: "BOX", units: 3 }] })));
});

test("what is not part of a transfer is refused as that, and the answer about damaged units is what was kept", async () => {
  await stock("FORK", 1);
  const id = await sent("FORK", 1);
  const other = transferReceiptBody.parse({ lines: [{ sku: "BOX", units: 1 }] });
  expect(refusedWith(await receiveTransfer(world.actor, id, other))).toBe("not_sent");
  const body = transferReceiptBody.parse({ lines: [{ sku: "FORK", units: 0, damaged: 3 }], accept_over: true });
  const { transfer } = done(await receiveTransfer(world.actor, id, body));
  const kept = await world.sql(
    "select received_units as received, damaged_units as damaged, over_units as over from stock_transfer_line where transfer_id = $1",
    [id],
  );
  expect(kept).toEqual([{ received: 1, damaged: 1, over: 2 }]);
  expect(transfer.lines).toMatchObject(kept);
});

test("both ends see a request; the list says whose it is to move", async () => {
  await stock("KEY", 1);
  const { id } = await ask([{ sku: "KEY", units: 1 }]);
  const seenBy = async (locationIds: string[] | null) =>
    (await listOpenRequests({ ...world.actor, locationIds })).find((it) => it.id === id);
  expect(await seenBy(null)).toMatchObject({ yours: true });
  expect(await seenBy([to])).toMatchObject({ yours: false });
  expect(await seenBy([])).toBeUndefined();
  expect(refusedWith(await cancelRequest({ ...world.actor, locationIds: [to] }, id))).toBe("location_not_yours");
});

test("two who receive and one who gives the rest up, at once: every unit ends once", async () => {
  for (let round = 0; round < 3; round += 1) {
    const sku = `CAN-${round}`;
    const product = await stock(sku, 4);
    const id = await sent(sku, 4);
    const some = (units: number) => receiveTransfer(world.actor, id, transferReceiptBody.parse({ lines: [{ sku, units }] }));
    await Promise.all([some(3), closeTransfer(world.actor, id), some(2)]);
    const [line] = await world.sql("select received_units, lost_units from stock_transfer_line where transfer_id = $1", [id]);
    const arrived = 4 - Number(line?.["lost_units"]);
    expect(line).toMatchObject({ received_units: 4 });
    expect(await good(product)).toEqual(arrived === 0 ? [] : [{ at: "B", on_hand: arrived, reserved: 0 }]);
  }
});

test("picks, shorts, counts, orders, adjustments, sends and cancels of the same units at once: nothing drifts", async () => {
  for (let round = 0; round < 4; round += 1) {
    const [one, two] = [`ONE-${round}`, `TWO-${round}`];
    await stock(one, 12);
    await stock(two, 6);
    const first = await ask([
      { sku: one, units: 6 },
      { sku: two, units: 3 },
    ]);
    const second = await ask([{ sku: one, units: 3 }]);
    const { task } = done(await openCount(world.actor, { location: "A", bin: `A-${one}` }));
    const counted = { entries: [{ sku: one, units: 4 }] };
    done(await enterCount(world.actor, task.id, counted));
    const order = (units: readonly [number, number]) =>
      placeBody.parse({
        customer: "C1",
        allow_backorder: true,
        lines: [
          { sku: one, units: units[0] },
          { sku: two, units: units[1] },
        ],
      });
    const works = [...(await worksOf(first.id)), ...(await worksOf(second.id))];
    const outcomes = await Promise.all([
      ...works.flatMap((it) => [
        pick(it, 1),
        pick(it, 2),
        reportTransferShort(world.actor, { work: it.work, units: 1, reason: "damaged" }),
      ]),
      enterCount(world.actor, task.id, counted),
      placeOrder(world.actor, order([4, 2])),
      placeOrder(world.actor, order([2, 4])),
      adjustStock(world.actor, adjustmentBody.parse({ location: "A", sku: one, units: -1, reason: "lost" })),
      receive(one, 2),
      cancelRequest(world.actor, second.id),
      sendRequest(world.actor, second.id),
      sendRequest(world.actor, first.id),
    ]);
    expect(outcomes.every(({ kind }) => kind === "answer")).toBe(true);
    await assertNoDrift();
  }
});
