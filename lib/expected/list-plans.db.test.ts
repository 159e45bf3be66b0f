import { afterAll, beforeAll, expect, test } from "vitest";
import { addLocation, addProduct } from "@/lib/testing/goods";
import { plansOf, tooCostly } from "@/lib/testing/plans";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { readTenant } from "@/lib/transaction/in-tenant";
import { listExpectedIn } from "./list-expected";
import type { ExpectedFilter } from "./list-input";

const RECEIPTS = 20_000;
const MOST_BLOCKS = 5_000;

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const other = await addOrganization(world.sql, "other");
  for (const orgId of [world.orgId, other]) {
    const places = [await addLocation({ ...world, orgId }, "NORTH"), await addLocation({ ...world, orgId }, "SOUTH")];
    await addProduct({ ...world, orgId }, { sku: "P1" });
    await load(orgId, places);
  }
  for (const table of ["expected_receipt", "expected_receipt_line", "search_token"]) await world.sql(`vacuum analyze ${table}`);
}, 120_000);
afterAll(() => world.close());

async function load(orgId: string, [north = "", south = ""]: string[]): Promise<void> {
  await world.sql(
    `insert into expected_receipt (org_id, id, location_id, kind, reference, supplier, expected_on, state, created_at, closed_at, commit_id)
     select $1::uuid, md5('e' || $1::uuid::text || n)::uuid, case when n % 50 = 0 then $3::uuid else $2::uuid end, 'purchase_order', 'PO-' || n, 'Mill',
       case when n % 7 > 0 then date '2025-01-01' + n % 400 end, case when n % 10 = 0 then 'open' else 'closed' end,
       '2025-01-01'::timestamptz + n * interval '1 minute', case when n % 10 > 0 then now() end, gen_random_uuid() from generate_series(1, $4::int) n`,
    [orgId, north, south, RECEIPTS],
  );
  await world.sql(
    `insert into expected_receipt_line (org_id, id, expected_receipt_id, product_id, units)
     select e.org_id, gen_random_uuid(), e.id, p.id, 5 from expected_receipt e join product p on p.org_id = e.org_id where e.org_id = $1`,
    [orgId],
  );
  await world.sql(
    `insert into search_token (org_id, token, kind, ref_id)
     select org_id, t, 'expected', id from expected_receipt cross join lateral unnest(array[lower(reference), 'mill']) t where org_id = $1`,
    [orgId],
  );
}

const FILTERS: readonly ExpectedFilter[] = [
  {},
  { state: "all" },
  { state: "closed" },
  { location: "SOUTH" },
  { q: "po-777" },
  { q: "mill", state: "all" },
  { from: "2026-01-20", to: "2026-01-31" },
];
test.each(FILTERS)("of twenty thousand receipts the list reads an index and few blocks: %j", async (filter) => {
  const plans = await plansOf(() =>
    readTenant(world.orgId, async (tx) => {
      const first = await listExpectedIn(tx, world.actor, filter, {});
      const second = first.next === null ? first : await listExpectedIn(tx, world.actor, filter, { after: first.next });
      if (second.previous !== null) await listExpectedIn(tx, world.actor, filter, { before: second.previous });
      expect(first.items.length).toBeGreaterThan(0);
    }),
  );
  expect(tooCostly(plans, { small: ["location"], mostBlocks: MOST_BLOCKS })).toEqual([]);
});
