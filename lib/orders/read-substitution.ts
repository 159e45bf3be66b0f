import type { CreditRow } from "@/lib/customers/credit";
import type { GoodStock } from "@/lib/stock/free";
import type { Tx } from "@/lib/transaction/in-tenant";
import { forUpdate, type Locking } from "@/lib/transaction/locking";
import type { LayerFact, QueueFact } from "./placement-facts";
import type { SubstituteFact } from "./plan-substitution";
import { type OrderFacts, readOrderFacts } from "./read-locked";
import { readLayersOf, readStock, readWholeQueue } from "./read-stock";

/** Where a proposal is found, without locks: its order and what it proposes. */
export type ProposalTarget = { orderId: string; substituteId: string; productId: string };

export type SubstitutionFacts = OrderFacts & {
  substitute: SubstituteFact | null;
  credit: CreditRow | null;
  stock: GoodStock[];
  queue: QueueFact[];
  layers: LayerFact[];
};

const TARGET = `select order_id as "orderId", substitute_id as "substituteId", product_id as "productId" from substitution_proposal
  where org_id = $1 and id = $2::uuid`;

export const findProposal = async (tx: Tx, id: string): Promise<ProposalTarget | null> =>
  (await tx.query<ProposalTarget>("proposal_target", TARGET, [tx.orgId, id]))[0] ?? null;

const CREDIT = `select limit_minor as "limitMinor", exposure_minor as "exposureMinor" from customer_credit cc
  where cc.org_id = $1 and (cc.customer_id, cc.currency) =
    (select o.customer_id, o.currency from orders o where o.org_id = $1 and o.id = $2::uuid and o.terms = 'credit')`;

const SUBSTITUTE = `select p.id, p.sku, p.name, p.unit_price::text as "unitPrice", p.currency,
    (select i.unit_price::text from orders o join customer c on c.org_id = o.org_id and c.id = o.customer_id
       join price_list l on l.org_id = c.org_id and l.id = c.price_list_id and l.archived_at is null and l.currency = o.currency
       join price_list_item i on i.org_id = l.org_id and i.price_list_id = l.id
       where o.org_id = $1 and o.id = $4::uuid and i.product_id = p.id) as "listPrice",
    p.tax_category as "taxCategory", p.tax_rate::text as "taxRate", p.allow_backorder as "allowBackorder",
    p.archived_at is not null as archived, x.tax_category as "originalTaxCategory", x.tax_rate::text as "originalTaxRate"
  from product p join product x on x.org_id = p.org_id and x.id = $3::uuid where p.org_id = $1 and p.id = $2::uuid`;

/** The order, its customer's credit and the substitute's stock, locked in this order; then the queue that comes before a newcomer. */
export async function readSubstitution(tx: Tx, target: ProposalTarget, locking: Locking): Promise<SubstitutionFacts> {
  const { orderId, substituteId, productId } = target;
  const [order, credits, stock, queue, layers, substitutes] = await Promise.all([
    readOrderFacts(tx, orderId, locking),
    tx.query<CreditRow>(`substitution_credit_${locking}`, CREDIT + forUpdate(locking), [tx.orgId, orderId]),
    readStock(tx, [substituteId], locking),
    readWholeQueue(tx, [substituteId]),
    readLayersOf(tx, [substituteId]),
    tx.query<SubstituteFact>("substitute_of_proposal", SUBSTITUTE, [tx.orgId, substituteId, productId, orderId]),
  ]);
  return { ...order, credit: credits[0] ?? null, stock, queue, layers, substitute: substitutes[0] ?? null };
}
