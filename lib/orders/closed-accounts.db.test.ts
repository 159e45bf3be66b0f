import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { archiveCustomer } from "@/lib/customers/archive-customer";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { customerBody } from "@/lib/customers/inputs";
import { putCustomer } from "@/lib/customers/put-customer";
import { domainDesk } from "@/lib/testing/domain-desk";
import { done, refusedWith } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { placeDraft } from "./approve";
import { editDraft } from "./drafts";
import { editBody, placeBody, placeDraftBody } from "./inputs";
import { placeOrder, rehearseOrder } from "./place";

const MEANWHILE = 300;
const STREET = "Stara 1";

let world: World;
let code: string;
let sku: string;
let accounts = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await world.sql("create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.6); return new; end $$");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});
beforeEach(async () => {
  accounts += 1;
  code = `C${accounts}`;
  sku = `CUP-${accounts}`;
  // Nobody buys on credit here: a lock that is taken by way of the credit would not be taken.
  await addCustomer(world, { code, email: "jelena@primjer.example", terms: "prepaid" });
  await addProduct(world, { sku });
  await domainDesk(world).receive({ location: "MAIN", reference: "R", lines: [{ sku, units: 5 }] });
  // So that the rules are known and a placement looks before it locks.
  await rehearseOrder(world.actor, placeBody.parse(body()));
});

const body = ({ units = 1, ...more }: { units?: number; [field: string]: unknown } = {}) => ({
  customer: code,
  lines: [{ sku, units }],
  ship_to: { name: "Jelena Primjer", street: STREET, city: "Bar", postcode: "85000", country: "ME" },
  note: "Ring at Jelena's",
  ...more,
});
const place = (more: Parameters<typeof body>[0] = {}) => placeOrder(world.actor, placeBody.parse(body(more)));

/** From now on a statement of this kind takes a while after it has taken its locks. */
async function slow<T>(when: string, table: string, run: () => Promise<T>): Promise<T> {
  await world.sql(`create trigger slowly after ${when} on ${table} for each row execute function slowly()`);
  try {
    return await run();
  } finally {
    await world.sql(`drop trigger slowly on ${table}`);
  }
}

/** Both at once, the second a little later. */
const meanwhile = <A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> =>
  Promise.all([first(), delay(MEANWHILE).then(second)]);

const erase = () => eraseCustomer(world.actor, code, "all");
const archive = () => archiveCustomer(world.actor, code, true);
const archiveByPut = () => putCustomer(world.actor, code, customerBody.parse({ name: "Closed", archived: true }));
const CLOSINGS: [string, () => Promise<{ ok: boolean }>][] = [
  ["erased", erase],
  ["archived", archive],
  ["put away", archiveByPut],
];

/** Orders of the account, and addresses and mails in which the person can still be read. */
async function left() {
  const [row] = await world.sql(
    `select c.archived_at is not null as closed,
       (select count(*)::int from orders o where o.org_id = c.org_id and o.customer_id = c.id and o.status <> 'draft') as orders,
       (select count(*)::int from orders o join address a on a.org_id = o.org_id and a.id = o.ship_to_id
         where o.org_id = c.org_id and o.customer_id = c.id and a.street <> '') as addresses,
       (select count(*)::int from orders o where o.org_id = c.org_id and o.customer_id = c.id and o.note <> '') as notes,
       (select count(*)::int from outbox_message m join orders o on o.org_id = m.org_id and o.id = m.order_id
         where o.org_id = c.org_id and o.customer_id = c.id and m.status = 'pending') as mails
     from customer c where c.org_id = $1 and c.code = $2`,
    [world.orgId, code],
  );
  return row;
}

describe.each(CLOSINGS)("an account that is %s while an order is being placed", (_, close) => {
  test("stays open where the order came first", async () => {
    const [order, closed] = await slow("insert", "orders", () => meanwhile(place, close));
    expect(done(order).order.status).toBe("placed");
    expect(closed).toMatchObject({ ok: false, code: "open_orders" });
    expect(await left()).toEqual({ closed: false, orders: 1, addresses: 1, notes: 1, mails: 1 });
  });

  test.each([
    ["seen", {}],
    ["locked", { units: 1_000, allow_backorder: true }],
    ["saved as a draft", { draft: true }],
  ])("takes no order whose stock is %s afterwards", async (_how, more) => {
    const [closed, order] = await slow("update", "customer", () => meanwhile(close, () => place(more)));
    expect(closed).toMatchObject({ ok: true });
    expect(refusedWith(order)).toBe("customer_archived");
    expect(await left()).toEqual({ closed: true, orders: 0, addresses: 0, notes: 0, mails: 0 });
  });

  test("places no draft of it afterwards, and the draft gets no new address", async () => {
    const draft = done(await place({ draft: true })).order;
    const again = done(await place({ draft: true })).order;
    const [closed, [placed, edited]] = await slow("update", "customer", () =>
      meanwhile(close, () =>
        Promise.all([
          placeDraft(world.actor, draft.id, placeDraftBody.parse({ version: draft.version })),
          editDraft(world.actor, again.id, editBody.parse(body({ version: again.version }))),
        ]),
      ),
    );
    expect(closed).toMatchObject({ ok: true });
    expect(refusedWith(placed)).toBe("customer_archived");
    expect(refusedWith(edited)).toBe("customer_archived");
    const kept = close === erase ? 0 : 2;
    expect(await left()).toEqual({ closed: true, orders: 0, addresses: kept, notes: kept, mails: 0 });
  });
});

test("a draft that is being saved while its customer is erased is erased with the rest", async () => {
  const [draft, erased] = await slow("insert", "orders", () => meanwhile(() => place({ draft: true }), erase));
  done(draft);
  expect(erased).toMatchObject({ ok: true });
  expect(await left()).toEqual({ closed: true, orders: 0, addresses: 0, notes: 0, mails: 0 });
});
