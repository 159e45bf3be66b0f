import "server-only";
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { priceList } from "@/db/schema/catalogue";
import { customer } from "@/db/schema/customers";
import type { CustomerKind, Terms } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import type { Customer } from "@/lib/customers/customer";
import { customerOf, selectCustomers } from "@/lib/customers/read-customer";
import { matches } from "@/lib/search/find";
import { readTenant } from "@/lib/transaction/in-tenant";

export type CustomerFilter = {
  q?: string | undefined;
  kind?: CustomerKind | undefined;
  terms?: Terms | undefined;
  archived?: boolean | undefined;
  /** Accounts whose exposure is above their limit in some currency. */
  over?: boolean | undefined;
  /** Code of the price list they buy at. */
  priceList?: string | undefined;
};

const OVER = sql`exists (select 1 from customer_credit cc
  where cc.org_id = customer.org_id and cc.customer_id = customer.id and cc.exposure_minor > cc.limit_minor)`;

function conditions(orgId: string, filter: CustomerFilter, place: Place): (SQL | undefined)[] {
  return [
    filter.archived ? isNotNull(customer.archivedAt) : isNull(customer.archivedAt),
    filter.kind && eq(customer.kind, filter.kind),
    filter.terms && eq(customer.terms, filter.terms),
    filter.over ? OVER : undefined,
    filter.priceList ? eq(priceList.code, filter.priceList) : undefined,
    (filter.q && matches(orgId, "customer", customer.id, filter.q)) || undefined,
    place.after === undefined ? undefined : gt(customer.code, place.after),
    place.before === undefined ? undefined : lt(customer.code, place.before),
  ];
}

/** Accounts by code, one page; `next` and `previous` are the codes to go on from. */
export function listCustomers(orgId: string, filter: CustomerFilter, place: Place, limit: number): Promise<KeysetPage<Customer>> {
  return readTenant(orgId, async (tx) => {
    const rows = await selectCustomers(tx, and(...conditions(orgId, filter, place)))
      .orderBy(place.before === undefined ? asc(customer.code) : desc(customer.code))
      .limit(limit + 1);
    return pageOf(rows.map(customerOf), limit, place, (row) => row.code);
  });
}
