import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveProduct } from "@/lib/catalogue/archive-product";
import { productBody } from "@/lib/catalogue/inputs";
import { putProduct } from "@/lib/catalogue/put-product";
import { setTerms } from "@/lib/customers/set-credit";
import { placed, refused, type Reply } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { exposureOf, stockOf } from "@/lib/testing/tables";
import { createWorld, type World } from "@/lib/testing/world";
import { inTenant } from "@/lib/transaction/in-tenant";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const bundle = (sku: string, parts: Record<string, number>) =>
  putProduct(
    world.actor,
    sku,
    productBody.parse({ name: sku, unit_price: "5.00", bundle: Object.entries(parts).map(([part, units]) => ({ sku: part, units })) }),
  );

test("a placement that waited while its bundle was made anew reserves the new parts, and only those", async () => {
  const desk = domainDesk(world);
  for (const sku of ["OLD-PART", "NEW-PART"]) await addProduct(world, { sku });
  await addCustomer(world, { code: "SETS", limitMinor: null });
  await bundle("SET", { "OLD-PART": 1 });
  const lines = ["OLD-PART", "NEW-PART"].map((sku) => ({ sku, units: 4 }));
  await desk.receive({ location: "MAIN", reference: "R", lines });
  const placing: Promise<Reply>[] = [];
  await inTenant(world.orgId, async (tx) => {
    const lock =
      "select 1 from stock_level s join product p on p.id = s.product_id where p.org_id = $1 and p.sku = 'OLD-PART' for update of s";
    await tx.query("hold_old_part", lock, [world.orgId]);
    placing.push(desk.place({ customer: "SETS", lines: [{ sku: "SET", units: 2 }], allow_backorder: false }));
    await delay(200);
    expect(await bundle("SET", { "NEW-PART": 2 })).toMatchObject({ ok: true });
  });
  const { order } = placed((await placing[0]) ?? { status: 0, body: {} });
  expect(order.lines[0]).toMatchObject({ reserved: 2, backordered: 0 });
  expect([await stockOf(world, "OLD-PART"), await stockOf(world, "NEW-PART")].map(({ reserved }) => reserved)).toEqual([0, 4]);
});

test("a bundle is not archived while an order for it is being written, nor for lines of what it was before", async () => {
  const desk = domainDesk(world);
  for (const sku of ["LID", "POT"]) await addProduct(world, { sku });
  await addCustomer(world, { code: "POTS", limitMinor: null });
  await bundle("KIT", { POT: 1 });
  await desk.receive({ location: "MAIN", reference: "R", lines: [{ sku: "POT", units: 4 }] });
  await world.sql("create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(0.6); return new; end'");
  await world.sql("create trigger linger before insert on orders for each row execute function linger()");
  const placing = desk.place({ customer: "POTS", lines: [{ sku: "KIT", units: 2 }], allow_backorder: false });
  await delay(300);
  const archived = await archiveProduct(world.actor, "KIT", true);
  await world.sql("drop trigger linger on orders");
  placed(await placing);
  expect(archived).toMatchObject({ ok: false, code: "units_reserved", subject: "2 units" });
  expect(await bundle("KIT", { LID: 1 })).toMatchObject({ ok: true });
  expect(await archiveProduct(world.actor, "KIT", true)).toMatchObject({ ok: false, code: "units_reserved" });
});

test("a parked order keeps its terms when its customer pays in advance from now on, and finance can still approve it", async () => {
  const desk = domainDesk(world);
  await addProduct(world, { sku: "LAMP", price: "100.00" });
  await addCustomer(world, { code: "SWITCHED", limitMinor: 15_000, policy: "park" });
  await desk.receive({ location: "MAIN", reference: "R", lines: [{ sku: "LAMP", units: 10 }] });
  const { order } = placed(await desk.place({ customer: "SWITCHED", lines: [{ sku: "LAMP", units: 2 }] }));
  expect(order.status).toBe("pending_approval");
  const terms = { terms: "prepaid", termsDays: 30, creditPolicy: "park" } as const;
  expect(await setTerms(world.actor, "SWITCHED", terms)).toMatchObject({ ok: true });

  refused(await desk.move("approve", order.id, { version: 1 }), "credit_exceeded");
  const approved = placed(await desk.move("approve", order.id, { version: 1, override: { reason: "Agreed before the switch" } })).order;
  expect(approved).toMatchObject({ status: "placed", allocation_status: "reserved" });
  expect(await exposureOf(world, "SWITCHED")).toBe(20_000);
  const [row] = await world.sql("select terms, pay_by, due_on is not null as due from orders where id = $1", [order.id]);
  expect(row).toEqual({ terms: "credit", pay_by: null, due: true });

  // What is placed from now on is prepaid and asks for no credit.
  placed(await desk.place({ customer: "SWITCHED", lines: [{ sku: "LAMP", units: 5 }] }));
  expect(await exposureOf(world, "SWITCHED")).toBe(20_000);
});
