import { v7 } from "uuid";
import type { World } from "./world";

type CustomerSpec = {
  code?: string;
  terms?: "credit" | "prepaid";
  limitMinor?: number | null;
  policy?: "refuse" | "park";
  currency?: string;
  email?: string | null;
};
type ProductSpec = {
  sku: string;
  price?: string;
  rate?: string;
  category?: string;
  allowBackorder?: boolean;
  kind?: string;
  parts?: Record<string, number>;
  tracksLots?: boolean;
  tracksSerials?: boolean;
};

/** Reference data for a test world; what moves ledgers goes through the domain commands. */
export async function addLocation(
  world: Pick<World, "orgId" | "sql">,
  code: string,
  at: { latitude: number; longitude: number } | null = null,
  rank = 100,
): Promise<string> {
  const id = v7();
  await world.sql("insert into location (org_id, id, code, name, latitude, longitude, rank) values ($1, $2, $3, $3, $4, $5, $6)", [
    world.orgId,
    id,
    code,
    at?.latitude ?? null,
    at?.longitude ?? null,
    rank,
  ]);
  await addStockRows(world);
  return id;
}

/** A bin in a zone of its kind. */
export async function addBin(
  world: Pick<World, "orgId" | "sql">,
  location: string,
  code: string,
  kind: string,
  walk: number,
): Promise<string> {
  const id = v7();
  await world.sql(
    "insert into zone (org_id, id, location_id, code, name) select $1, gen_random_uuid(), id, $3, $3 from location where org_id = $1 and code = $2 on conflict do nothing",
    [world.orgId, location, kind.toUpperCase()],
  );
  await world.sql(
    `insert into bin (org_id, id, location_id, zone_id, code, kind, walk) select $1, $2, l.id, z.id, $4, $5, $6
     from location l join zone z on z.org_id = l.org_id and z.location_id = l.id and z.code = upper($5) where l.org_id = $1 and l.code = $3`,
    [world.orgId, id, location, code, kind, walk],
  );
  return id;
}

export async function addProduct(world: Pick<World, "orgId" | "sql">, spec: ProductSpec): Promise<string> {
  const id = v7();
  await world.sql(
    `insert into product (org_id, id, sku, name, kind, unit_price, currency, tax_category, tax_rate, allow_backorder, tracks_lots, tracks_serials)
     values ($1, $2, $3, $4, $5, $6, 'EUR', $7, $8, $9, $10, $11)`,
    [
      world.orgId,
      id,
      spec.sku,
      `Product ${spec.sku}`,
      spec.kind ?? (spec.parts ? "bundle" : "stock"),
      spec.price ?? "10.00",
      spec.category ?? "S",
      spec.rate ?? "0",
      spec.allowBackorder ?? true,
      spec.tracksLots ?? false,
      spec.tracksSerials ?? false,
    ],
  );
  for (const [sku, units] of Object.entries(spec.parts ?? {})) {
    await world.sql("insert into bundle_component select $1, $2, id, $4 from product where org_id = $1 and sku = $3", [
      world.orgId,
      id,
      sku,
      units,
    ]);
  }
  await addStockRows(world);
  return id;
}

const addStockRows = (world: Pick<World, "orgId" | "sql">) =>
  world.sql(
    `insert into stock_level (org_id, product_id, location_id, condition, safety_stock)
     select p.org_id, p.id, l.id, c, case when c = 'good' then p.safety_stock else 0 end
     from product p join location l on l.org_id = p.org_id cross join unnest(array['good', 'damaged', 'quarantine', 'in_transit']) c
     where p.org_id = $1 and p.kind = 'stock' on conflict do nothing`,
    [world.orgId],
  );

export async function addCustomer(world: Pick<World, "orgId" | "sql">, spec: CustomerSpec = {}): Promise<string> {
  const [id, contactId] = [v7(), v7()];
  const code = spec.code ?? "C1";
  const terms = spec.terms ?? "credit";
  const currency = spec.currency ?? "EUR";
  const email = spec.email === undefined ? `${code.toLowerCase()}@buyer.example` : spec.email;
  await world.sql("insert into contact (org_id, id, email) values ($1, $2, $3)", [world.orgId, contactId, email]);
  await world.sql(
    `insert into customer (org_id, id, code, name, kind, terms, terms_days, currency, credit_policy, contact_id)
     values ($1, $2, $3, $4, 'business', $5, 30, $6, $7, $8)`,
    [world.orgId, id, code, `Customer ${code}`, terms, currency, spec.policy ?? null, contactId],
  );
  if (terms === "credit") await addCredit(world, id, currency, spec.limitMinor === undefined ? 1_000_000 : spec.limitMinor);
  return id;
}

const addCredit = (world: Pick<World, "orgId" | "sql">, customerId: string, currency: string, limitMinor: number | null) =>
  world.sql("insert into customer_credit (org_id, customer_id, currency, limit_minor) values ($1, $2, $3, $4)", [
    world.orgId,
    customerId,
    currency,
    limitMinor,
  ]);
