import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { archiveProduct } from "@/lib/catalogue/archive-product";
import { productBody } from "@/lib/catalogue/inputs";
import { putProduct } from "@/lib/catalogue/put-product";
import { placed, refused } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { editDraft } from "./drafts";
import { editBody } from "./inputs";
import { REFUSALS } from "./refusals";

let world: World;
let made = 0;
let product: string;
let part: string;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addCustomer(world, { code: "C1", limitMinor: null });
  await addCustomer(world, { code: "SHORT", limitMinor: 1, policy: "park" });
});
beforeEach(async () => {
  made += 1;
  [product, part] = [`K-${made}`, `PART-${made}`];
  await addProduct(world, { sku: part });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const KINDS = {
  stock: () => ({ kind: "stock" }),
  service: () => ({ kind: "service" }),
  bundle: () => ({ bundle: [{ sku: part, units: 2 }] }),
};
type Kind = keyof typeof KINDS;
const put = (kind: Kind, sku = product) => {
  // A bundle becomes something else by giving up its parts.
  const body = { name: sku, unit_price: "5.00", ...(kind !== "bundle" && { bundle: [] }), ...KINDS[kind]() };
  return putProduct(world.actor, sku, productBody.parse(body));
};
const receive = (sku: string, units: number) => domainDesk(world).receive({ location: "MAIN", reference: "R", lines: [{ sku, units }] });
const BODY = { customer: "C1", allow_backorder: true };
const ask = (more: object = {}) => domainDesk(world).place({ ...BODY, lines: [{ sku: product, units: 2 }], ...more });
const place = (id: string, version = 1) => domainDesk(world).move("place", id, { version });

const CHANGES: [Kind, Kind][] = [
  ["stock", "bundle"],
  ["stock", "service"],
  ["bundle", "stock"],
  ["bundle", "service"],
  ["service", "stock"],
  ["service", "bundle"],
];

test.each(CHANGES)("a draft of what was a %s and is a %s is not placed as it was, and is when it was edited", async (was, is) => {
  expect(await put(was)).toMatchObject({ ok: true });
  const { order } = placed(await ask({ draft: true }));
  expect(await put(is)).toMatchObject({ ok: true });
  await receive(part, 10);
  const { subject, detail } = refused(await place(order.id), "product_changed");
  expect([subject, detail]).toEqual([product, `${REFUSALS.product_changed.title} (${product})`]);
  expect((await domainDesk(world).order(order.id)).version).toBe(1);
  done(await editDraft(world.actor, order.id, editBody.parse({ ...BODY, lines: [{ sku: product, units: 2 }], version: 1 })));
  const { lines } = placed(await place(order.id, 2)).order;
  expect(lines).toMatchObject([
    { kind: is === "service" ? "service" : "stock", reserved: is === "bundle" ? 2 : 0, backordered: is === "stock" ? 2 : 0 },
  ]);
});

test("an order that waited for approval is not approved for what its product is no more, and can be declined", async () => {
  await put("stock");
  const { order } = placed(await ask({ customer: "SHORT" }));
  expect(order.status).toBe("pending_approval");
  await put("bundle");
  const approve = { version: 1, override: { reason: "Agreed" } };
  expect(refused(await domainDesk(world).move("approve", order.id, approve), "product_changed").subject).toBe(product);
  const declined = await domainDesk(world).move("decline", order.id, { version: 1, reason: "Sold as a set now" });
  expect(declined).toMatchObject({ status: 200, body: { order: { status: "canceled" } } });
});

test("a draft of a bundle that is made of other parts by now takes the parts it was drawn up with", async () => {
  const other = `OTHER-${made}`;
  await addProduct(world, { sku: other });
  await put("bundle");
  const { order } = placed(await ask({ draft: true }));
  await putProduct(world.actor, product, productBody.parse({ name: product, unit_price: "5.00", bundle: [{ sku: other, units: 1 }] }));
  await receive(part, 10);
  expect(placed(await place(order.id)).order.lines).toMatchObject([{ reserved: 2, backordered: 0 }]);
});

test.each(["service", "archived"])("a draft of a bundle is not placed when a part it was drawn up with is %s by now", async (now) => {
  const other = `OTHER-${made}`;
  await addProduct(world, { sku: other });
  await put("bundle");
  const { order } = placed(await ask({ draft: true }));
  await putProduct(world.actor, product, productBody.parse({ name: product, unit_price: "5.00", bundle: [{ sku: other, units: 1 }] }));
  expect(now === "service" ? await put("service", part) : await archiveProduct(world.actor, part, true)).toMatchObject({ ok: true });
  const refusal =
    now === "service" ? refused(await place(order.id), "product_changed") : refused(await place(order.id), "product_archived", 422);
  expect(refusal.subject).toBe(part);
});
