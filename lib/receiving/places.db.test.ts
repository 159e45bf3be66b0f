import { afterAll, beforeAll, expect, test } from "vitest";
import { adjustStock } from "@/lib/receiving/adjust";
import { adjustmentBody, receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { readReceipt } from "@/lib/receiving/read-receipts";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { sendTransfer } from "@/lib/receiving/transfer";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  for (const code of ["X", "Y"]) await addLocation(world, code);
  await addBin(world, "X", "P-1", "pick", 10);
  await addBin(world, "X", "P-2", "pick", 20);
  await addBin(world, "X", "O-1", "overflow", 90);
  await addBin(world, "X", "D-1", "damaged", 99);
  await addBin(world, "Y", "Y-1", "pick", 10);
  await addCustomer(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receive = (lines: object[], location = "X") => receiveGoods(world.actor, receiptBody.parse({ location, reference: "PO-1", lines }));
const adjust = (body: object) => adjustStock(world.actor, adjustmentBody.parse({ location: "X", reason: "correction", ...body }));
const refused = (status: number, code: string) => ({ kind: "answer", status, answer: { ok: false, code } });

/** Units of a SKU by condition, bin and lot, as "good P-1 L1 3". */
const lying = async (sku: string, location = "X") =>
  (
    await world.sql(
      `select concat_ws(' ', s.condition, b.code, l.code, s.units) as place from bin_stock s
       join product p on p.org_id = s.org_id and p.id = s.product_id join location o on o.org_id = s.org_id and o.id = s.location_id
       left join bin b on b.org_id = s.org_id and b.id = s.bin_id left join lot l on l.org_id = s.org_id and l.id = s.lot_id
       where s.org_id = $1 and p.sku = $2 and o.code = $3 and s.units > 0 order by 1`,
      [world.orgId, sku, location],
    )
  ).map(({ place }) => place);

test("goods wait to be put away where no bin is named, and of damaged ones no cost is left to be used up", async () => {
  await addProduct(world, { sku: "CUP" });
  const outcome = await receive([
    { sku: "CUP", units: 5 },
    { sku: "CUP", units: 4, bin: "p-1" },
    { sku: "CUP", units: 2, bin: "P-1" },
    { sku: "CUP", units: 3, condition: "damaged", bin: "D-1" },
  ]);
  expect(outcome).toMatchObject({ status: 201, answer: { ok: true } });
  expect(await lying("CUP")).toEqual(["damaged D-1 3", "good 5", "good P-1 6"]);
  expect(
    await world.sql(
      "select sum(units)::int as units, sum(left_units)::int as left from cost_layer c join product p on p.id = c.product_id where p.sku = 'CUP'",
    ),
  ).toEqual([{ units: 14, left: 11 }]);
});

test("a receipt tells condition, bin and lot of its lines", async () => {
  const [found] = await world.sql("select id from receipt where org_id = $1 order by occurred_at limit 1", [world.orgId]);
  const receipt = await readReceipt(world.actor, String(found?.["id"]));
  expect(receipt?.items.map(({ units, condition, bin }) => [units, condition, bin])).toEqual([
    [5, "good", null],
    [4, "good", "P-1"],
    [2, "good", "P-1"],
    [3, "damaged", "D-1"],
  ]);
});

test("a bin that is unknown, elsewhere, archived or for another condition is refused and nothing arrives", async () => {
  await addProduct(world, { sku: "JUG" });
  await addBin(world, "X", "OLD", "pick", 5);
  await world.sql("update bin set archived_at = now() where code = 'OLD'");
  expect(await receive([{ sku: "JUG", units: 1, bin: "NONE" }])).toMatchObject(refused(422, "bin_unknown"));
  expect(await receive([{ sku: "JUG", units: 1, bin: "OLD" }])).toMatchObject(refused(422, "bin_unknown"));
  expect(await receive([{ sku: "JUG", units: 1, bin: "Y-1" }])).toMatchObject(refused(422, "bin_elsewhere"));
  expect(await receive([{ sku: "JUG", units: 1, bin: "D-1" }])).toMatchObject(refused(422, "bin_other_condition"));
  expect(await receive([{ sku: "JUG", units: 1, condition: "damaged", bin: "P-1" }])).toMatchObject(refused(422, "bin_other_condition"));
  expect(await lying("JUG")).toEqual([]);
});

test("a product that is kept by lot names one; its date is learned once and not contradicted", async () => {
  await addProduct(world, { sku: "TEA", tracksLots: true });
  await addProduct(world, { sku: "POT" });
  expect(await receive([{ sku: "TEA", units: 1 }])).toMatchObject(refused(422, "lot_missing"));
  expect(await receive([{ sku: "POT", units: 1, lot: "L1" }])).toMatchObject(refused(422, "lot_not_tracked"));
  await receive([
    { sku: "TEA", units: 4, lot: "L2" },
    { sku: "TEA", units: 2, lot: "L2", expires_on: "2027-06-30", bin: "P-2" },
    { sku: "TEA", units: 3, lot: "L1", expires_on: "2027-01-31", bin: "O-1" },
  ]);
  expect(await receive([{ sku: "TEA", units: 1, lot: "L2", expires_on: "2027-07-01" }])).toMatchObject(refused(409, "lot_differs"));
  expect(await lying("TEA")).toEqual(["good L2 4", "good O-1 L1 3", "good P-2 L2 2"]);
  expect(await world.sql("select code, expires_on::text as day from lot order by code")).toEqual([
    { code: "L1", day: "2027-01-31" },
    { code: "L2", day: "2027-06-30" },
  ]);
});

test("a transfer takes what expires first and brings its lots along", async () => {
  const sent = await sendTransfer(world.actor, transferBody.parse({ from: "X", to: "Y", lines: [{ sku: "TEA", units: 5 }] }));
  if (sent.kind !== "answer" || !sent.answer.ok) throw new Error(JSON.stringify(sent));
  expect(await lying("TEA")).toEqual(["good L2 2", "good P-2 L2 2"]);
  const { id } = sent.answer.transfer;
  await receiveTransfer(world.actor, id, { lines: [{ sku: "TEA", units: 4 }] });
  expect(await lying("TEA", "Y")).toEqual(["good L1 3", "good L2 1"]);
  await receiveTransfer(world.actor, id, {});
  expect(await lying("TEA", "Y")).toEqual(["good L1 3", "good L2 2"]);
});

test("an adjustment finds and loses units in a named bin, or wherever they lie", async () => {
  await addProduct(world, { sku: "PAN" });
  await receive([
    { sku: "PAN", units: 2 },
    { sku: "PAN", units: 3, bin: "P-1" },
  ]);
  expect(await adjust({ sku: "PAN", units: -4, bin: "P-1" })).toMatchObject(refused(409, "not_in_bin"));
  expect(await adjust({ sku: "PAN", units: -1, bin: "P-1" })).toMatchObject({ answer: { ok: true, movement: { on_hand: 4 } } });
  expect(await adjust({ sku: "PAN", units: -3 })).toMatchObject({ answer: { ok: true, movement: { on_hand: 1 } } });
  expect(await lying("PAN")).toEqual(["good P-1 1"]);
  expect(await adjust({ sku: "PAN", units: 2, bin: "O-1" })).toMatchObject({ answer: { ok: true } });
  expect(await lying("PAN")).toEqual(["good O-1 2", "good P-1 1"]);
  expect(await adjust({ sku: "TEA", units: 1 })).toMatchObject(refused(422, "lot_missing"));
  expect(await adjust({ sku: "TEA", units: -1, lot: "L9" })).toMatchObject(refused(422, "lot_unknown"));
  expect(await adjust({ sku: "TEA", units: -2, lot: "L2", bin: "P-2" })).toMatchObject({ answer: { ok: true } });
  expect(await lying("TEA")).toEqual(["good L2 2"]);
});

test("receipts, transfers and adjustments of one product at once leave bins and stock agreed", async () => {
  await addProduct(world, { sku: "RUN" });
  await receive([{ sku: "RUN", units: 60 }]);
  const desk = domainDesk(world);
  const transfer = () => sendTransfer(world.actor, transferBody.parse({ from: "X", to: "Y", lines: [{ sku: "RUN", units: 2 }] }));
  await Promise.all(
    Array.from({ length: 6 }, (_, index) => [
      receive([{ sku: "RUN", units: 3, bin: index % 2 ? "P-1" : "O-1" }]),
      adjust({ sku: "RUN", units: index % 2 ? 1 : -2, bin: index % 2 ? "P-2" : null }),
      transfer(),
      desk.place({ customer: "C1", lines: [{ sku: "RUN", units: 1 }] }),
    ]).flat(),
  );
  const [row] = await world.sql(
    `select (select sum(on_hand)::int from stock_level s join product p on p.id = s.product_id where p.sku = 'RUN' and s.condition = 'good') as "onHand",
      (select sum(units)::int from bin_stock s join product p on p.id = s.product_id where p.sku = 'RUN') as "inBins"`,
  );
  expect(row).toEqual({ onHand: 60 + 18 + 3 - 6 - 12, inBins: 60 + 18 + 3 - 6 - 12 });
});
