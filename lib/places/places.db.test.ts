import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { findBarcode, putBarcode, removeBarcode } from "./barcodes";
import { archiveBin, putBin } from "./bins";
import { newBinsBody, putAwayBody } from "./inputs";
import { findBin, listBins } from "./list-bins";
import { makeBins } from "./make-bins";
import { setPickBin } from "./pick-bins";
import { putAway } from "./put-away";
import { readBinStock } from "./read-bin-stock";
import { listReplenishments } from "./read-replenishments";
import { listToPutAway } from "./read-to-put-away";
import { addZone, archiveZone } from "./zones";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  for (const code of ["X", "Y"]) await addLocation(world, code);
  await addCustomer(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const make = (body: object, key?: string) =>
  makeBins(world.actor, newBinsBody.parse({ location: "X", ...body }), key ? { route: "POST bins", key, bodyHash: "h" } : undefined);
const receive = (lines: object[], location = "X") => receiveGoods(world.actor, receiptBody.parse({ location, reference: "PO-1", lines }));
const move = (lines: object[], key?: string) =>
  putAway(world.actor, putAwayBody.parse({ location: "X", lines }), key ? { once: { route: "put", key, bodyHash: "h" } } : {});
const lying = async (sku: string) =>
  (await readBinStock(world.actor, { sku })).map(({ condition, bin, lot, units }) =>
    [condition, bin, lot, units].filter(Boolean).join(" "),
  );
const refused = (status: number, code: string) => ({ kind: "answer", status, answer: { ok: false, code } });

describe("zones and bins", () => {
  test("a range is made once for its key, in walking order, all or none", async () => {
    expect(await make({ zone: "PICK", kind: "pick", code: "A-01-1" })).toMatchObject(refused(422, "zone_unknown"));
    await addZone(world.actor, { location: "X", code: "PICK", name: "Shelves" });
    const range = { zone: "PICK", kind: "pick", code: "a-01-1", to: "a-02-2" };
    const made = { ok: true, bins: ["A-01-1", "A-01-2", "A-02-1", "A-02-2"].map((code, index) => ({ code, walk: 10 * (index + 1) })) };
    expect(await make(range, "k1")).toMatchObject({ status: 201, answer: made });
    expect(await make(range, "k1")).toMatchObject({ status: 201, answer: made, replayed: true });
    expect(await make(range)).toMatchObject(refused(409, "code_taken"));
    expect(await make({ ...range, code: "A-02-1", to: "A-03-1" })).toMatchObject(refused(409, "code_taken"));
    expect(await findBin(world.orgId, "A-03-1")).toBeNull();
    expect(await make({ ...range, code: "Z-0001", to: "Z-9999" })).toMatchObject(refused(422, "range_too_large"));
    expect(await make({ ...range, code: "Z-2", to: "Z-1" })).toMatchObject(refused(422, "range_unclear"));
    expect((await listBins(world.orgId, { location: "X" }, {}, 2)).next).toBe("A-01-2");
    expect((await listBins(world.orgId, { q: "a-02" }, { after: "A-02-1" }, 5)).items).toMatchObject([{ code: "A-02-2", walk: 40 }]);
  });

  test("two people who make the same range make it once", async () => {
    const both = await Promise.all([1, 2].map(() => make({ zone: "PICK", kind: "pick", code: "T-1", to: "T-5" })));
    expect(both.map((outcome) => (outcome.kind === "answer" ? outcome.status : 0)).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test("who may not manage changes nothing, and another organization finds nothing", async () => {
    const picker = { ...world.actor, rights: new Set(["view", "receive"] as const) };
    expect(await makeBins(picker, newBinsBody.parse({ location: "X", zone: "PICK", kind: "pick", code: "N" }))).toMatchObject(
      refused(403, "no_right"),
    );
    expect(await putBin(picker, "A-01-1", { walk: 1 })).toMatchObject({ ok: false, code: "no_right" });
    const other = actorOf(await addOrganization(world.sql, "other"));
    expect(await archiveBin(other, "A-01-1", true)).toMatchObject({ ok: false, code: "bin_unknown" });
    expect(await putAway(other, putAwayBody.parse({ location: "X", lines: [{ sku: "S", units: 1, to: "A-01-1" }] }))).toMatchObject(
      refused(422, "location_unknown"),
    );
  });

  test("a bin is put by its code, and archived only when nothing lies in it or is picked from it", async () => {
    expect(await putBin(world.actor, "B-1", { zone: "PICK" })).toMatchObject({ ok: false, code: "location_unknown" });
    expect(await putBin(world.actor, "B-1", { location: "X", zone: "PICK", kind: "pick" })).toEqual({ ok: true });
    expect(await putBin(world.actor, "B-1", { location: "Y" })).toMatchObject({ ok: false, code: "bin_elsewhere" });
    await addProduct(world, { sku: "BOX" });
    await receive([{ sku: "BOX", units: 2, bin: "B-1" }]);
    expect(await archiveBin(world.actor, "B-1", true)).toMatchObject({ ok: false, code: "bin_not_empty", subject: "2 units" });
    expect(await putBin(world.actor, "B-1", { kind: "damaged" })).toMatchObject({ ok: false, code: "bin_not_empty" });
    await move([{ sku: "BOX", units: 2, from: "B-1", to: "A-01-1" }]);
    await setPickBin(world.actor, "BOX", "X", { bin: "B-1", leastUnits: 0, mostUnits: null });
    expect(await archiveBin(world.actor, "B-1", true)).toMatchObject({ ok: false, code: "bin_of_product", subject: "BOX" });
    await setPickBin(world.actor, "BOX", "X", null);
    expect(await archiveBin(world.actor, "B-1", true)).toEqual({ ok: true });
    expect(await receive([{ sku: "BOX", units: 1, bin: "B-1" }])).toMatchObject(refused(422, "bin_unknown"));
    expect(await archiveZone(world.actor, { location: "X", code: "PICK" }, true)).toMatchObject({ ok: false, code: "zone_in_use" });
  });

  test("archiving a bin against units that arrive in it: one of the two gives way", async () => {
    await addProduct(world, { sku: "RACE" });
    for (let round = 0; round < 8; round += 1) {
      const code = `R-${round}`;
      await putBin(world.actor, code, { location: "X", zone: "PICK", kind: "pick" });
      const [archived, received] = await Promise.all([
        archiveBin(world.actor, code, true),
        receive([{ sku: "RACE", units: 1, bin: code }]),
      ]);
      const arrived = received.kind === "answer" && received.answer.ok;
      expect(archived.ok).not.toBe(arrived);
    }
  });
});

describe("putting away", () => {
  test("moves what waits into a bin and from bin to bin, once for its key, and touches no other figure", async () => {
    await addProduct(world, { sku: "MUG" });
    await receive([{ sku: "MUG", units: 10 }]);
    const lines = [{ sku: "MUG", units: 6, to: "a-01-1" }];
    const once = await move(lines, "m1");
    expect(once).toMatchObject({ status: 201, answer: { ok: true, put_away: { lines: [{ from: null, to: "A-01-1", units: 6 }] } } });
    expect(await move(lines, "m1")).toMatchObject({ status: 201, replayed: true });
    expect(await lying("MUG")).toEqual(["good 4", "good A-01-1 6"]);
    await move([
      { sku: "MUG", units: 4, to: "A-01-2" },
      { sku: "MUG", units: 5, from: "A-01-2", to: "A-01-1" },
    ]).then((outcome) => expect(outcome).toMatchObject(refused(409, "not_in_bin")));
    expect(await lying("MUG")).toEqual(["good 4", "good A-01-1 6"]);
    const stock = await world.sql(
      "select sum(on_hand)::int as n from stock_level s join product p on p.id = s.product_id where p.sku = 'MUG'",
    );
    expect(stock).toEqual([{ n: 10 }]);
  });

  test("refuses the same bin, a bin for another condition, and what is not there", async () => {
    await make({ zone: "PICK", kind: "damaged", code: "D-1" });
    await make({ zone: "PICK", kind: "overflow", code: "O-1", to: "O-2" });
    expect(await move([{ sku: "MUG", units: 1, from: "A-01-1", to: "A-01-1" }])).toMatchObject(refused(422, "same_bin"));
    expect(await move([{ sku: "MUG", units: 1, to: "D-1" }])).toMatchObject(refused(422, "bin_other_condition"));
    expect(await move([{ sku: "MUG", units: 1, condition: "damaged", to: "D-1" }])).toMatchObject(refused(409, "not_in_bin"));
    expect(await move([{ sku: "NONE", units: 1, to: "O-1" }])).toMatchObject(refused(422, "sku_unknown"));
  });

  test("two people who put the same units away put them away once", async () => {
    await addProduct(world, { sku: "ONE" });
    await receive([{ sku: "ONE", units: 5 }]);
    const both = await Promise.all(["A-01-2", "A-02-2"].map((to) => move([{ sku: "ONE", units: 5, to }])));
    expect(both.map((outcome) => (outcome.kind === "answer" ? outcome.status : 0)).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test("proposes the pick bin while it has room, then where the product lies, then an empty overflow bin", async () => {
    await addProduct(world, { sku: "TEA", tracksLots: true });
    await setPickBin(world.actor, "TEA", "X", { bin: "A-02-1", leastUnits: 5, mostUnits: 8 });
    await receive([
      { sku: "TEA", units: 6, lot: "L2", expires_on: "2027-06-30" },
      { sku: "TEA", units: 9, lot: "L1", expires_on: "2027-01-31" },
      { sku: "TEA", units: 1, lot: "L3", condition: "damaged" },
    ]);
    const proposed = (await listToPutAway(world.actor, { sku: "TEA" })).map(({ lot, units, proposals }) => ({
      lot,
      units,
      to: proposals.map(({ bin, units: part }) => `${bin} ${part}`),
    }));
    expect(proposed).toEqual([
      { lot: "L1", units: 9, to: ["A-02-1 8", "O-1 1"] },
      { lot: "L2", units: 6, to: ["O-2 6"] },
      { lot: "L3", units: 1, to: ["D-1 1"] },
    ]);
    await move([
      { sku: "TEA", units: 3, lot: "L1", to: "A-02-1" },
      { sku: "TEA", units: 6, lot: "L1", to: "O-1" },
    ]);
    expect((await listToPutAway(world.actor, { sku: "TEA" }))[0]).toMatchObject({
      lot: "L2",
      proposals: [
        { bin: "A-02-1", units: 5, because: "pick_bin" },
        { bin: "O-1", units: 1, because: "holds_product" },
      ],
    });
  });

  test("a pick bin that ran low is filled up from overflow", async () => {
    expect(await listReplenishments(world.actor)).toMatchObject([
      { sku: "TEA", bin: "A-02-1", unitsInBin: 3, leastUnits: 5, mostUnits: 8, moves: [{ from: "O-1", lot: "L1", units: 5 }] },
    ]);
    await move([{ sku: "TEA", units: 5, lot: "L1", from: "O-1", to: "A-02-1" }]);
    expect(await listReplenishments(world.actor)).toEqual([]);
  });
});

test("a pack's barcode counts as its units and belongs to one product", async () => {
  await addProduct(world, { sku: "CUP" });
  expect(await putBarcode(world.actor, "4006381333931", { sku: "CUP", units: 12 })).toEqual({ ok: true });
  expect(await findBarcode(world.orgId, "4006381333931")).toEqual({ code: "4006381333931", sku: "CUP", units: 12 });
  expect(await putBarcode(world.actor, "4006381333931", { sku: "MUG", units: 6 })).toMatchObject({ code: "barcode_taken", subject: "CUP" });
  expect(await putBarcode(world.actor, "4006381333931", { sku: "CUP", units: 24 })).toEqual({ ok: true });
  expect(await removeBarcode(world.actor, "4006381333931")).toEqual({ ok: true });
  expect(await removeBarcode(world.actor, "4006381333931")).toMatchObject({ code: "barcode_unknown" });
});
