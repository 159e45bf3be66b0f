import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { priceList } from "@/db/schema/catalogue";
import { address, contact, customer } from "@/db/schema/customers";
import type { CreditPolicy, CustomerKind, Split, Terms } from "@/db/values";
import type { Credit, Customer } from "@/lib/customers/customer";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

const CREDIT = sql<Credit[]>`(select coalesce(json_agg(json_build_object(
    'currency', cc.currency, 'limitMinor', cc.limit_minor, 'exposureMinor', cc.exposure_minor) order by cc.currency), '[]')
  from customer_credit cc where cc.org_id = customer.org_id and cc.customer_id = customer.id)`;

const SELECTED = {
  account: {
    id: customer.id,
    code: customer.code,
    name: customer.name,
    kind: customer.kind,
    terms: customer.terms,
    termsDays: customer.termsDays,
    currency: customer.currency,
    creditPolicy: customer.creditPolicy,
    allowBackorder: customer.allowBackorder,
    shipComplete: customer.shipComplete,
    allowSubstitution: customer.allowSubstitution,
    split: customer.split,
    updatedAt: customer.updatedAt,
    archivedAt: customer.archivedAt,
  },
  shipTo: {
    name: address.name,
    street: address.street,
    postcode: address.postcode,
    city: address.city,
    country: address.country,
    latitude: address.latitude,
    longitude: address.longitude,
  },
  reach: { email: contact.email, phone: contact.phone },
  priceList: { code: priceList.code, name: priceList.name },
  credit: CREDIT,
};

/** Whole accounts with what they point at; the caller adds order and limit. */
export const selectCustomers = (tx: Tx, where: SQL | undefined) =>
  tx.read
    .select(SELECTED)
    .from(customer)
    .leftJoin(address, and(eq(address.orgId, customer.orgId), eq(address.id, customer.shipToId)))
    .leftJoin(contact, and(eq(contact.orgId, customer.orgId), eq(contact.id, customer.contactId)))
    .leftJoin(priceList, and(eq(priceList.orgId, customer.orgId), eq(priceList.id, customer.priceListId)))
    .where(and(eq(customer.orgId, tx.orgId), where));

type Row = Awaited<ReturnType<typeof selectCustomers>>[number];

/** The row in the words of the domain. */
export const customerOf = ({ account, shipTo, reach, priceList: list, credit }: Row): Customer => ({
  ...account,
  kind: account.kind as CustomerKind,
  terms: account.terms as Terms,
  creditPolicy: account.creditPolicy as CreditPolicy | null,
  split: account.split as Split | null,
  updatedAt: account.updatedAt.toISOString(),
  archivedAt: account.archivedAt?.toISOString() ?? null,
  priceList: list,
  shipTo,
  email: reach?.email ?? null,
  phone: reach?.phone ?? null,
  credit,
});

export type CustomerKey = { id: string } | { code: string };

export async function readCustomer(tx: Tx, key: CustomerKey): Promise<Customer | null> {
  const [row] = await selectCustomers(tx, "id" in key ? eq(customer.id, key.id) : eq(customer.code, key.code));
  return row ? customerOf(row) : null;
}

export const findCustomer = (orgId: string, key: CustomerKey): Promise<Customer | null> => readTenant(orgId, (tx) => readCustomer(tx, key));
