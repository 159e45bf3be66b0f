import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { v7 } from "uuid";
import { priceList } from "@/db/schema/catalogue";
import { address, contact, customer } from "@/db/schema/customers";
import { currencyOf } from "@/lib/catalogue/organization-currency";
import type { Customer } from "@/lib/customers/customer";
import type { CustomerBody } from "@/lib/customers/inputs";
import { type Account, addressOf, isSameAddress, keep, mergeAccount } from "@/lib/customers/merge-account";
import { readCustomer } from "@/lib/customers/read-customer";
import type { CustomerRefusal } from "@/lib/customers/refusals";
import { refuseArchive } from "@/lib/customers/refuse-archive";
import { wantedCredit } from "@/lib/customers/wanted-credit";
import { writeLimits } from "@/lib/customers/write-limits";
import { certain, refuse } from "@/lib/result/refusal";
import { writeTokens } from "@/lib/search/write-tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

export type Expected = { is: "either" } | { is: "new" } | { is: "as_seen"; updatedAt: string };
export type PutCustomer = { ok: true; created: boolean; customer: Customer } | CustomerRefusal;

/** Makes or changes the account of this code. What the body leaves out keeps its value; two puts at once follow one another. */
export function putCustomer(actor: Actor, code: string, body: CustomerBody, expected: Expected = { is: "either" }): Promise<PutCustomer> {
  return administer(actor.orgId, (tx) => put(tx, actor, code, body, expected), ["customer_code"]);
}

const LOCK = "select id from customer where org_id = $1 and code = $2 for";
const TO = { change: "no key update", close: "update" } as const;

/** Reads the account under its lock; everything that changes an account begins here. To close it is to wait for orders being placed. */
export async function lockCustomer(tx: Tx, code: string, to: keyof typeof TO = "change"): Promise<Customer | null> {
  const [row] = await tx.query<{ id: string }>(`lock_customer_to_${to}`, `${LOCK} ${TO[to]}`, [tx.orgId, code]);
  return row ? readCustomer(tx, { id: row.id }) : null;
}

async function put(tx: Tx, actor: Actor, code: string, body: CustomerBody, expected: Expected): Promise<PutCustomer> {
  const stored = await lockCustomer(tx, code, body.archived ? "close" : "change");
  const refused = refuseCaller(actor, stored, expected);
  if (refused) return refused;
  const account = mergeAccount(stored, body, stored?.currency ?? (await currencyOf(tx)));
  const mayGrant = actor.rights.has("approve_credit");
  const credit = wantedCredit(stored, stored?.credit ?? [], account, body, mayGrant);
  if (credit.grants && !mayGrant) return refuse("no_credit_right");
  const list = await findListId(tx, keep(body.price_list, stored?.priceList?.code), stored);
  if (list === undefined) return refuse("price_list_unknown", body.price_list ?? null);
  if (stored && body.archived && !stored.archivedAt) {
    const inUse = await refuseArchive(tx, stored);
    if (inUse) return inUse;
  }
  const id = await write(tx, code, stored, { account, priceListId: list, archivedAt: archivedAt(stored, body) });
  await writeVersions(tx, id, stored, account, body);
  await writeLimits(tx, id, credit.limits);
  const written = certain(await readCustomer(tx, { id }), "customer that was just written");
  await writeTokens(tx, "customer", id, [code, written.name, written.email, written.shipTo?.city]);
  return { ok: true, created: !stored, customer: written };
}

function refuseCaller(actor: Actor, stored: Customer | null, expected: Expected): CustomerRefusal | null {
  const right = stored ? "edit" : "create";
  if (!actor.rights.has(right)) return refuse("no_right", right);
  if (expected.is === "new" && stored) return refuse("code_taken", stored.code);
  if (expected.is !== "as_seen") return null;
  if (!stored) return refuse("not_found");
  return stored.updatedAt === expected.updatedAt ? null : refuse("stale");
}

/** Null is no list, undefined a list that is not in use. A list that was archived later stays with who has it. */
async function findListId(tx: Tx, code: string | null, stored: Customer | null): Promise<string | null | undefined> {
  if (code === null) return null;
  const inUse = stored?.priceList?.code === code ? undefined : isNull(priceList.archivedAt);
  const [row] = await tx.read
    .select({ id: priceList.id })
    .from(priceList)
    .where(and(eq(priceList.orgId, tx.orgId), eq(priceList.code, code), inUse))
    .for("key share");
  return row?.id;
}

function archivedAt(stored: Customer | null, body: CustomerBody): Date | null {
  if (body.archived === false) return null;
  if (stored?.archivedAt) return new Date(stored.archivedAt);
  return body.archived ? new Date() : null;
}

type Row = { account: Account; priceListId: string | null; archivedAt: Date | null };

async function write(tx: Tx, code: string, stored: Customer | null, { account, ...more }: Row): Promise<string> {
  const id = stored?.id ?? v7();
  if (stored) {
    await tx.read
      .update(customer)
      .set({ ...account, ...more, updatedAt: new Date() })
      .where(and(eq(customer.orgId, tx.orgId), eq(customer.id, id)));
  } else {
    await tx.read.insert(customer).values({ orgId: tx.orgId, id, code, ...account, ...more });
  }
  return id;
}

/** Addresses and contacts are versions: orders keep pointing at the row they were placed with. */
async function writeVersions(tx: Tx, customerId: string, stored: Customer | null, account: Account, body: CustomerBody): Promise<void> {
  const pointers: { shipToId?: string | null; contactId?: string | null } = {};
  const shipTo = body.ship_to === undefined ? (stored?.shipTo ?? null) : body.ship_to && addressOf(body.ship_to, account.name);
  if (!isSameAddress(shipTo, stored?.shipTo ?? null)) {
    pointers.shipToId = shipTo && v7();
    if (shipTo && pointers.shipToId)
      await tx.read.insert(address).values({ orgId: tx.orgId, id: pointers.shipToId, customerId, ...shipTo });
  }
  const reach = { email: keep(body.email, stored?.email), phone: keep(body.phone, stored?.phone) };
  if (reach.email !== (stored?.email ?? null) || reach.phone !== (stored?.phone ?? null)) {
    pointers.contactId = reach.email === null && reach.phone === null ? null : v7();
    if (pointers.contactId) await tx.read.insert(contact).values({ orgId: tx.orgId, id: pointers.contactId, customerId, ...reach });
  }
  if (Object.keys(pointers).length === 0) return;
  await tx.read
    .update(customer)
    .set(pointers)
    .where(and(eq(customer.orgId, tx.orgId), eq(customer.id, customerId)));
}
