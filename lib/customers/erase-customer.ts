import "server-only";
import { type EraseScope, eraseMessages, lockTold, ordersErased } from "@/lib/customers/erase-messages";
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

// $1 organization, $2 customer, $3 whether what the account points at now and what open orders need is spared.
const SPARED = (pointer: "ship_to_id" | "contact_id"): string => `open as materialized (select id, ${pointer} from orders
    where $3::boolean and org_id = $1 and customer_id = $2 and status in ('draft', 'pending_approval', 'placed', 'in_fulfilment')),
  spared as materialized (select ${pointer} as id from customer where $3::boolean and org_id = $1 and id = $2 union select ${pointer} from open)`;

/** The account's own versions, and those that came with its orders, whether or not an order points at them still. */
const ADDRESSES = `with ${SPARED("ship_to_id")},
  printed as materialized (select f.ship_to_id as id from open o join fulfilment f on f.org_id = $1 and f.order_id = o.id
    union select l.ship_to_id from open o join label l on l.org_id = $1 and l.order_id = o.id
    union select s.ship_to_id from open o join shipment s on s.org_id = $1 and s.order_id = o.id)
update address v set name = '', street = '', postcode = '', city = '', latitude = null, longitude = null, erased_at = clock_timestamp()
where v.org_id = $1 and v.erased_at is null and v.id in (
  select id from address where org_id = $1 and customer_id = $2
  union select id from address where org_id = $1 and order_customer_id = $2
  union select ship_to_id from orders where org_id = $1 and customer_id = $2)
and not exists (select from spared x where x.id = v.id) and not exists (select from printed x where x.id = v.id)
returning 1`;

const CONTACTS = `with ${SPARED("contact_id")}
update contact v set email = null, phone = null, erased_at = clock_timestamp()
where v.org_id = $1 and v.erased_at is null and v.id in (
  select id from contact where org_id = $1 and customer_id = $2
  union select contact_id from orders where org_id = $1 and customer_id = $2)
and not exists (select from spared x where x.id = v.id)
returning 1`;

const FORGET_NAME = `update customer set name = $3, ship_to_id = null, contact_id = null, archived_at = coalesce(archived_at, clock_timestamp()),
updated_at = clock_timestamp() where org_id = $1 and id = $2`;

/**
 * Empties personal data: "old" the versions that neither the account nor an open order uses, "all" also the current ones and the name;
 * the account is archived then. What mails and refused placements tell goes with it. Amounts, units and dates stay.
 */
export function eraseCustomer(actor: Actor, code: string, scope: EraseScope): Promise<Erased> {
  return administer(actor.orgId, async (tx): Promise<Erased> => {
    if (!actor.rights.has("manage")) return refuse("no_right", "manage");
    await lockTold(tx, code, scope);
    const stored = await lockCustomer(tx, code, "close");
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
