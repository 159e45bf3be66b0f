import "server-only";
import type { TagCondition } from "@/db/values";
import type { Address, Customer } from "@/lib/customers/customer";
import { readCustomer } from "@/lib/customers/read-customer";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

/** A tag the account carries, with the newest orders that caused it. */
export type CarriedTag = { tag: string; condition: TagCondition; count: number; orders: { number: string; at: string }[] };

export type AccountRefusal = {
  id: string;
  move: string;
  code: string;
  subject: string | null;
  currency: string | null;
  totalMinor: number | null;
  occurredAt: Date;
  /** Number of the order that was placed after all. */
  placedAs: string | null;
  dismissed: boolean;
};

export type AddressVersion = Address & { id: string; createdAt: Date; erased: boolean; current: boolean };

export type CustomerPage = { customer: Customer; tags: CarriedTag[]; refusals: AccountRefusal[]; addresses: AddressVersion[] };

const TAGS = `
select tag, min(condition) as condition, count(*)::int as count,
  (array_agg(json_build_object('number', number, 'at', at) order by at desc))[1:5] as orders
from (select t.tag, t.condition, t.at, o.number from customer_tag t join orders o on o.org_id = t.org_id and o.id = t.order_id
  where t.org_id = $1 and t.customer_id = $2 and t.reverted_at is null) carried
group by tag order by tag`;

const REFUSALS = `
select r.id, r.move, r.code, r.subject, r.currency, r.total_minor as "totalMinor", r.occurred_at as "occurredAt", o.number as "placedAs",
  r.dismissed_at is not null as dismissed
from order_refusal r left join orders o on o.org_id = r.org_id and o.id = r.retried_order_id
where r.org_id = $1 and r.customer_id = $2 order by r.occurred_at desc nulls last, r.id desc nulls last limit 10`;

const ADDRESSES = `
select a.id, a.name, a.street, a.postcode, a.city, a.country, a.latitude, a.longitude, a.created_at as "createdAt",
  a.erased_at is not null as erased, coalesce(c.ship_to_id = a.id, false) as current
from address a join customer c on c.org_id = a.org_id and c.id = a.customer_id
where a.org_id = $1 and a.customer_id = $2 order by a.id desc limit 10`;

/** Everything the account's page shows beside its orders, in one snapshot. */
export function findCustomerPage(orgId: string, id: string): Promise<CustomerPage | null> {
  return readTenant(orgId, async (tx: Tx) => {
    const customer = await readCustomer(tx, { id });
    if (!customer) return null;
    const values = [orgId, id];
    const [tags, refusals, addresses] = await Promise.all([
      tx.query<CarriedTag>("tags_of_customer", TAGS, values),
      tx.query<AccountRefusal>("refusals_of_customer", REFUSALS, values),
      tx.query<AddressVersion>("addresses_of_customer", ADDRESSES, values),
    ]);
    return { customer, tags, refusals, addresses };
  });
}
