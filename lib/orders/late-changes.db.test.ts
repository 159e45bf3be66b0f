import { afterAll, beforeAll, expect, test } from "vitest";
import { setTerms } from "@/lib/customers/set-credit";
import { placed, refused } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { exposureOf } from "@/lib/testing/tables";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
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
