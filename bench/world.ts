import type pg from "pg";
import { v7 } from "uuid";
import { writeTokens } from "@/lib/search/write-tokens";
import { createOrganization } from "@/lib/tenancy/organization";
import { inTenant } from "@/lib/transaction/in-tenant";

export type BenchWorld = { orgId: string; customers: string[]; products: string[]; locations: string[] };

export const PRODUCTS = 10_000;
export const CUSTOMERS = 1_000;

const BINS = 2_000;

/** 10,000 products with plenty of stock in the bins of two locations, and customers on credit, loaded and analyzed. */
export async function loadWorld(owner: pg.Pool, slug = `bench-${v7().slice(-12)}`, buyers = CUSTOMERS): Promise<BenchWorld> {
  const run = (text: string, values: unknown[] = []) => owner.query(text, values);
  const orgId = await createOrganization({ slug, name: "Bench Ltd", timeZone: "Europe/Belgrade", currency: "EUR" });
  await run(
    "insert into tag_rule (org_id, id, tag, condition) values ($1, $2, 'first-order', 'first_order'), ($1, $3, 'repeat', 'repeat')",
    [orgId, v7(), v7()],
  );
  const ids = (count: number) => Array.from({ length: count }, () => v7());
  const [locations, products, customers, contacts] = [ids(2), ids(PRODUCTS), ids(buyers), ids(buyers)];
  await run(
    "insert into location (org_id, id, code, name) select $1, x, 'L' || n, 'Location ' || n from unnest($2::uuid[]) with ordinality u(x, n)",
    [orgId, locations],
  );
  await run(
    `insert into product (org_id, id, sku, name, unit_price, currency, tax_rate, tax_category)
     select $1, x, 'SKU-' || n, 'Product ' || n, 10, 'EUR', 20, 'S' from unnest($2::uuid[]) with ordinality u(x, n)`,
    [orgId, products],
  );
  await run(
    `insert into stock_level (org_id, product_id, location_id, condition, on_hand)
     select $1, p, l, c, case when c = 'good' then 100000000 else 0 end
     from unnest($2::uuid[]) p, unnest($3::uuid[]) l, unnest(array['good', 'damaged', 'quarantine', 'in_transit']) c`,
    [orgId, products, locations],
  );
  await layInBins(owner, orgId, products);
  await run(
    "insert into contact (org_id, id, email) select $1, x, 'buyer' || n || '@buyer.example' from unnest($2::uuid[]) with ordinality u(x, n)",
    [orgId, contacts],
  );
  await run(
    `insert into customer (org_id, id, code, name, kind, terms, currency, contact_id)
     select $1, c, 'C' || n, 'Customer ' || n, 'business', 'credit', 'EUR', ($3::uuid[])[n] from unnest($2::uuid[]) with ordinality u(c, n)`,
    [orgId, customers, contacts],
  );
  await inTenant(orgId, async (tx) => {
    const write = (id: string, n: number) => writeTokens(tx, "customer", id, [`C${n}`, `Customer ${n}`, `buyer${n}@buyer.example`]);
    await Promise.all(customers.map((id, index) => write(id, index + 1)));
  });
  await run(
    "insert into customer_credit (org_id, customer_id, currency, limit_minor) select $1, c, 'EUR', 9000000000000 from unnest($2::uuid[]) c",
    [orgId, customers],
  );
  await run("vacuum analyze");
  return { orgId, customers, products, locations };
}

/** All of the stock in pick bins, five products to a bin. */
async function layInBins(owner: pg.Pool, orgId: string, products: readonly string[]): Promise<void> {
  const run = (text: string, values: unknown[] = []) => owner.query(text, [orgId, ...values]);
  await run(
    "insert into zone (org_id, id, location_id, code, name) select org_id, gen_random_uuid(), id, 'S', 'Shelves' from location where org_id = $1",
  );
  await run(
    `insert into bin (org_id, id, location_id, zone_id, code, kind, walk)
     select $1, gen_random_uuid(), l.id, z.id, l.code || '-' || n, 'pick', n from location l join zone z on z.org_id = $1 and z.location_id = l.id
     cross join generate_series(1, ${BINS}) n where l.org_id = $1`,
  );
  await run(
    `insert into bin_stock (org_id, id, product_id, location_id, condition, bin_id, units)
     select $1, gen_random_uuid(), s.product_id, s.location_id, s.condition, b.id, s.on_hand from unnest($2::uuid[]) with ordinality p (id, n)
     join stock_level s on s.org_id = $1 and s.product_id = p.id and s.on_hand > 0
     join bin b on b.org_id = $1 and b.location_id = s.location_id and b.walk = 1 + p.n % ${BINS}`,
    [products],
  );
  await run(
    `insert into stock_movement (org_id, id, product_id, location_id, condition, kind, on_hand_delta, bin_id, bin_delta, actor_kind, occurred_at, commit_id)
     select org_id, gen_random_uuid(), product_id, location_id, condition, 'adjust', units, bin_id, units, 'system', now(), $2 from bin_stock where org_id = $1`,
    [v7()],
  );
}

/** The same world as another process finds it in the database. */
export async function readWorld(owner: pg.Pool, orgId: string): Promise<BenchWorld> {
  const ids = async (table: "customer" | "product" | "location") => {
    const { rows } = await owner.query<{ id: string }>(`select id from ${table} where org_id = $1 order by id`, [orgId]);
    return rows.map(({ id }) => id);
  };
  const [customers, products, locations] = await Promise.all([ids("customer"), ids("product"), ids("location")]);
  return { orgId, customers, products, locations };
}
