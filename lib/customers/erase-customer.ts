import "server-only";
import { type EraseScope, eraseMessages, ordersErased } from "@/lib/customers/erase-messages";
import { lockCustomer } from "@/lib/customers/put-customer";
import { refuseArchive } from "@/lib/customers/refuse-archive";
import type { CustomerRefusal } from "@/lib/customers/refusals";
import { recordAdmin } from "@/lib/members/manage";
import { refuse } from "@/lib/result/refusal";
import { writeTokens } from "@/lib/search/write-tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { revokeLinksOf } from "@/lib/track/links";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

export type Erased = { ok: true; rows: number } | CustomerRefusal;

// The account's own versions and those that came with its orders; $3 spares the ones it points at now.
const versions = (table: "address" | "contact", pointer: "ship_to_id" | "contact_id", values: string): string => `
update ${table} v set ${values}, erased_at = clock_timestamp()
where v.org_id = $1 and v.erased_at is null and v.id in (
  select id from ${table} where org_id = $1 and customer_id = $2
  union select ${pointer} from orders where org_id = $1 and customer_id = $2 and ${pointer} is not null)
and (not $3::boolean or not exists (select 1 from customer c where c.org_id = $1 and c.id = $2 and c.${pointer} = v.id)
  and not exists (select 1 from orders o where o.org_id = $1 and o.customer_id = $2 and o.${pointer} = v.id
    and o.status in ('draft', 'pending_approval', 'placed', 'in_fulfilment')))
returning 1`;

const ADDRESSES = versions("address", "ship_to_id", "name = '', street = '', postcode = '', city = '', latitude = null, longitude = null");
const CONTACTS = versions("contact", "contact_id", "email = null, phone = null");

const FORGET_NAME = `update customer set name = $3, ship_to_id = null, contact_id = null, archived_at = coalesce(archived_at, clock_timestamp()),
updated_at = clock_timestamp() where org_id = $1 and id = $2`;

/**
 * Empties personal data: "old" the versions that neither the account nor an open order uses, "all" also the current ones and the name;
 * the account is archived then. What mails and refused placements tell goes with it. Amounts, units and dates stay.
 */
export function eraseCustomer(actor: Actor, code: string, scope: EraseScope): Promise<Erased> {
  return administer(actor.orgId, async (tx): Promise<Erased> => {
    if (!actor.rights.has("manage")) return refuse("no_right", "manage");
    const stored = await lockCustomer(tx, code);
    if (!stored) return refuse("not_found");
    const refused = scope === "all" ? await refuseArchive(tx, stored) : null;
    if (refused) return refused;
    const told = await eraseMessages(tx, stored.id, scope);
    if (typeof told !== "number") return told;
    await revokeLinks(tx, stored.id, scope);
    const values = [tx.orgId, stored.id, scope === "old"];
    const addresses = await tx.query("erase_addresses", ADDRESSES, values);
    const contacts = await tx.query("erase_contacts", CONTACTS, values);
    if (scope === "all") {
      await tx.query("forget_name", FORGET_NAME, [tx.orgId, stored.id, "Erased account"]);
      await writeTokens(tx, "customer", stored.id, [code]);
    }
    await recordAdmin(tx, actor, `customer.erase_${scope}`, code);
    return { ok: true, rows: addresses.length + contacts.length + told };
  });
}

/** Links that were sent to the customer open nothing any more. */
async function revokeLinks(tx: Tx, customerId: string, scope: EraseScope): Promise<void> {
  await revokeLinksOf(tx, await ordersErased(tx, customerId, scope));
}
