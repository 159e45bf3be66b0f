import { readFileSync } from "node:fs";
import type pg from "pg";
import type { Loaded } from "@/bench/lists";
import { measure } from "@/bench/measure";
import { type Comparison, type Plan, takeTurns } from "@/bench/rounds";
import { pickScanBody, releaseBody } from "@/lib/fulfilment/inputs";
import { scanPick } from "@/lib/fulfilment/pick";
import { releaseOrders } from "@/lib/fulfilment/release";
import { certain } from "@/lib/result/refusal";
import { actorOf } from "@/lib/testing/actor";

const WAVE = 200;
const LOCATION = "L1";
const MOST_WORK = 30_000;

type Work = { id: string; orderId: string; bin: string; sku: string };
type Sides<T> = Record<"reference" | "product", (of: T) => Promise<unknown>>;
export type FloorFigures = {
  wave: Comparison<"reference" | "product">;
  scan: Comparison<"reference" | "product">;
};

/** A wave of 200 orders released, and one scan at a bin, each beside one function that writes the same rows. */
export async function benchFloor(plan: Plan, loaded: Loaded): Promise<FloorFigures> {
  await plan.owner.query(readFileSync("bench/limit/floor.sql", "utf8"));
  const [waves, scans] = [await waveSides(plan.owner, loaded), scanSides(plan.owner, loaded)];
  const orders = await someOrders(plan, loaded);
  const work = await someWork(plan.owner, loaded);
  await requireSameRows(plan.owner, loaded, waves, orders.splice(0, 2));
  await requireSameRows(plan.owner, loaded, scans, work.splice(0, 2));
  const once = (side: (of: string[]) => Promise<unknown>) => ({ run: () => measure(1, 0.001, () => side(orders.splice(0, WAVE))) });
  const wave = await takeTurns(plan, 1, { reference: once(waves.reference), product: once(waves.product) });
  const scanning = (side: (of: Work) => Promise<unknown>) => ({
    run: (callers: number, seconds: number) => measure(callers, seconds, () => side(certain(work.pop(), "work that nobody has begun"))),
  });
  const scan = await takeTurns(plan, 1, { reference: scanning(scans.reference), product: scanning(scans.product) });
  return { wave, scan };
}

async function waveSides(owner: pg.Pool, { orgId }: Loaded): Promise<Sides<string[]>> {
  const actor = actorOf(orgId);
  const { rows } = await owner.query<{ id: string }>("select id from location where org_id = $1 and code = $2", [orgId, LOCATION]);
  const locationId = certain(rows[0], "the location of the bench").id;
  return {
    reference: (orders) =>
      owner.query({ name: "bench_release", text: "select bench_release($1, $2, $3)", values: [orgId, locationId, orders] }),
    product: async (orders) => {
      const outcome = await releaseOrders(actor, releaseBody.parse({ location: LOCATION, orders, kind: "batch" }));
      const all = outcome.kind === "answer" && outcome.answer.ok && outcome.answer.released.length === orders.length;
      if (!all) throw new Error(JSON.stringify(outcome));
    },
  };
}

function scanSides(owner: pg.Pool, { orgId }: Loaded): Sides<Work> {
  const actor = actorOf(orgId);
  return {
    reference: ({ id }) => owner.query({ name: "bench_scan", text: "select bench_scan($1, $2)", values: [orgId, id] }),
    product: async ({ id, bin, sku }) => {
      const outcome = await scanPick(actor, pickScanBody.parse({ work: id, bin, code: sku, units: 1 }));
      const accepted = outcome.kind === "answer" && outcome.answer.ok && outcome.answer.verdict === "accepted";
      if (!accepted) throw new Error(JSON.stringify(outcome));
    },
  };
}

/** Orders that wait for their release, the newest first: enough for every round. */
async function someOrders({ owner, rounds }: Plan, { orgId }: Loaded): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    "select id from orders where org_id = $1 and status = 'placed' order by listed_at desc nulls last, id desc nulls last limit $2",
    [orgId, 2 + 2 * rounds * WAVE],
  );
  return rows.map(({ id }) => id);
}

/** One piece of work of each order whose picking nobody has begun. */
async function someWork(owner: pg.Pool, { orgId }: Loaded): Promise<Work[]> {
  const { rows } = await owner.query<Work>(
    `select distinct on (f.order_id) w.id, f.order_id as "orderId", b.code as bin, p.sku
     from (select * from fulfilment where org_id = $1 and state = 'released' order by released_at desc limit ${MOST_WORK}) f
     join fulfilment_line w on w.org_id = $1 and w.fulfilment_id = f.id join bin b on b.org_id = $1 and b.id = w.bin_id
     join product p on p.org_id = $1 and p.id = w.product_id order by f.order_id, w.id`,
    [orgId],
  );
  return rows;
}

const TABLES = ["orders", "order_line", "order_event", "fulfilment", "fulfilment_line", "scan", "stock_movement", "reservation"];

/** The reference and the product each do one; fails where the orders do not have the same rows after it. */
async function requireSameRows<T extends string | Work>(
  owner: pg.Pool,
  { orgId }: Loaded,
  sides: Sides<T extends string ? T[] : T>,
  two: T[],
) {
  const [first, second] = [certain(two[0], "an order for the reference"), certain(two[1], "an order for the product")];
  const argument = (of: T) => (typeof of === "string" ? [of] : of) as T extends string ? T[] : T;
  await sides.reference(argument(first));
  await sides.product(argument(second));
  const [reference, product] = await Promise.all(
    [first, second].map((of) => countRows(owner, orgId, typeof of === "string" ? of : of.orderId)),
  );
  if (reference !== product) throw new Error(`The reference and the product write different rows: ${reference} and ${product}`);
}

async function countRows(owner: pg.Pool, orgId: string, orderId: string): Promise<string> {
  const counts = TABLES.map(
    (table) => `(select count(*) from ${table} where org_id = $1 and ${table === "orders" ? "id" : "order_id"} = $2)`,
  );
  const { rows } = await owner.query<{ counts: string }>(`select concat_ws(' ', ${counts.join(", ")}) as counts`, [orgId, orderId]);
  return certain(rows[0], "the counts").counts;
}
