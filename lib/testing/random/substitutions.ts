import { releaseBody, shortBody } from "@/lib/fulfilment/inputs";
import { releaseOrders } from "@/lib/fulfilment/release";
import { reportShort } from "@/lib/fulfilment/short";
import { approveSubstitution, declineSubstitution } from "@/lib/orders/substitute";
import type { World } from "@/lib/testing/world";
import type { Outcome } from "@/lib/transaction/transact";

type Told = Outcome<unknown> | undefined;

/** Each of the two products stands for the other. */
export const nameSubstitutes = ({ sql, orgId }: Pick<World, "sql" | "orgId">) =>
  sql(
    `insert into product_substitute (org_id, product_id, substitute_id, rank) select a.org_id, a.id, b.id, 1 from product a
     join product b on b.org_id = a.org_id and b.id <> a.id where a.org_id = $1 and a.sku in ('A', 'B') and b.sku in ('A', 'B')`,
    [orgId],
  );

const RESERVED = `select distinct o.number, l.code from orders o join reservation r on r.org_id = o.org_id and r.order_id = o.id and r.active_units > 0
  join location l on l.org_id = r.org_id and l.id = r.location_id where o.org_id = $1 and o.status in ('placed', 'in_fulfilment') order by 1, 2`;
const TO_PICK = `select f.id, f.units - f.picked - f.dropped as units, p.sku from fulfilment_line f join product p on p.org_id = f.org_id and p.id = f.product_id
  where f.org_id = $1 and f.units > f.picked + f.dropped order by f.id`;

/** Misses units of work on the floor and proposes the other product for them; where the floor has none, an order is released before. */
export async function missUnits(world: World, { which, units }: { which: number; units: number }): Promise<Told> {
  const { actor, sql, orgId } = world;
  const work = await sql(TO_PICK, [orgId]);
  const row = work[which % Math.max(1, work.length)];
  if (!row) return releaseOne(world, which);
  const substitute = row["sku"] === "A" ? "B" : "A";
  const missed = Math.min(units, Number(row["units"]));
  const outcome = await reportShort(actor, shortBody.parse({ work: row["id"], units: missed, reason: "not_in_bin", substitute }));
  await releaseOne(world, which);
  return outcome;
}

async function releaseOne({ actor, sql, orgId }: World, which: number): Promise<Told> {
  const orders = await sql(RESERVED, [orgId]);
  const order = orders[which % Math.max(1, orders.length)];
  return order && releaseOrders(actor, releaseBody.parse({ location: order["code"], orders: [order["number"]] }));
}

const OPEN = `select p.id, o.version from substitution_proposal p join orders o on o.org_id = p.org_id and o.id = p.order_id
  where p.org_id = $1 and p.state = 'open' order by p.id`;

/** Answers a proposal as somebody who has just read it. */
export async function answerProposal({ actor, sql, orgId }: World, { which, approve }: { which: number; approve: boolean }): Promise<Told> {
  const rows = await sql(OPEN, [orgId]);
  const row = rows[which % Math.max(1, rows.length)];
  if (!row) return undefined;
  const [id, version] = [String(row["id"]), Number(row["version"])];
  return approve ? approveSubstitution(actor, id, { version }) : declineSubstitution(actor, id, { version, reason: "not wanted" });
}
