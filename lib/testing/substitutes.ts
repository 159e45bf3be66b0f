import { shortBody } from "@/lib/fulfilment/inputs";
import { reportShort } from "@/lib/fulfilment/short";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { done, releaseOne, workOf } from "./floor";
import { addProduct } from "./goods";
import type { World } from "./world";

type Spec = { customer: string; location: string; sku: string; units: number; missing: number };

/** An order on the floor with a product that has a substitute, both received for it. */
export async function orderWithSubstitute(world: Pick<World, "orgId" | "sql" | "actor">, { customer, location, sku, units }: Spec) {
  const substitute = `${sku}-B`;
  const productId = await addProduct(world, { sku, price: "10.00" });
  const substituteId = await addProduct(world, { sku: substitute, price: "8.00" });
  await world.sql("insert into product_substitute (org_id, product_id, substitute_id, rank) values ($1, $2, $3, 1)", [
    world.orgId,
    productId,
    substituteId,
  ]);
  // No more of the original than the order asks for, so that what is missing has to wait.
  const lines = [sku, substitute].map((each) => ({ sku: each, units: each === sku ? units : units + 5, unit_cost: "1.00" }));
  done(await receiveGoods(world.actor, receiptBody.parse({ location, reference: "SUB", lines })));
  const body = placeBody.parse({ customer, allow_backorder: true, allow_substitution: true, lines: [{ sku, units }] });
  const { order } = done(await placeOrder(world.actor, body));
  const fulfilment = await releaseOne(world, location, order.number);
  const work = certain((await workOf(world, fulfilment))[0], "work").id;
  return { order, fulfilment, work, sku, substitute };
}

/** The same with the picker's proposal for the units that are missing. */
export async function makeProposal(world: Pick<World, "orgId" | "sql" | "actor">, spec: Spec) {
  const made = await orderWithSubstitute(world, spec);
  const short = shortBody.parse({ work: made.work, units: spec.missing, reason: "not_in_bin", substitute: made.substitute });
  const { proposal } = done(await reportShort(world.actor, short));
  const [row] = await world.sql("select version from orders where id = $1", [made.order.id]);
  return { ...made, proposalId: certain(proposal, "proposal").id, version: Number(row?.["version"]) };
}
