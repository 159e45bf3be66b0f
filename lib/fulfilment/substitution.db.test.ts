import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { approveSubstitution, declineSubstitution, previewSubstitution } from "@/lib/orders/substitute";
import { adjustmentBody, receiptBody } from "@/lib/receiving/inputs";
import { adjustStock } from "@/lib/receiving/adjust";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { done, packAndShip, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { shortBody } from "./inputs";
import { reportShort } from "./short";

let world: World;
let made = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receive = async (sku: string, units: number) =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku, units, unit_cost: "1.00" }] })));
const one = async (text: string, ...values: unknown[]) => (await world.sql(text, values))[0] ?? {};
const versionOf = async (orderId: string) => Number((await one("select version from orders where id = $1", orderId))["version"]);
const linesOf = (orderId: string) =>
  world.sql(
    "select line, sku, ordered, backordered, reserved, picked, canceled, unit_price::float8 as price, total_minor::int as total from order_line where order_id = $1 order by line",
    [orderId],
  );
const EXPOSURE = "select exposure_minor from customer_credit k join customer c on c.id = k.customer_id where c.code = 'C1'";
const exposure = async () => Number((await one(EXPOSURE))["exposure_minor"]);
const proposalOf = (id: string) => one("select state, units, left_units, answer_reason from substitution_proposal where id = $1", id);

const statusesOf = (outcomes: readonly Outcome<unknown>[]) => outcomes.map((it) => (it.kind === "answer" ? it.status : 0));

type Spec = {
  units?: number;
  short?: number;
  price?: string;
  rate?: string;
  order?: object;
  line?: object;
  customer?: string;
  found?: number;
};

/** An order on the floor whose picker misses some units, with a substitute of which there are ten. */
async function missing(spec: Spec = {}) {
  made += 1;
  const [sku, other] = [`O-${made}`, `S-${made}`];
  const units = spec.units ?? 5;
  const original = await addProduct(world, { sku, price: "10.00" });
  const substitute = await addProduct(world, { sku: other, price: spec.price ?? "12.00", rate: spec.rate ?? "0" });
  await world.sql("insert into product_substitute (org_id, product_id, substitute_id, rank) values ($1, $2, $3, 1)", [
    world.orgId,
    original,
    substitute,
  ]);
  await receive(sku, units);
  await receive(other, spec.found ?? 10);
  const body = { customer: spec.customer ?? "C1", allow_backorder: true, allow_substitution: true, ...spec.order };
  const order = done(await placeOrder(world.actor, placeBody.parse({ ...body, lines: [{ sku, units, ...spec.line }] }))).order;
  const fulfilment = await releaseOne(world, "X", order.number);
  return { sku, other, original, substitute, order, fulfilment, work: (await workOf(world, fulfilment))[0]?.id ?? "" };
}

const short = (work: string, units: number, substitute?: string) =>
  reportShort(world.actor, shortBody.parse({ work, units, reason: "not_in_bin", substitute }));

async function proposed(spec: Spec = {}) {
  const made = await missing(spec);
  const answer = done(await short(made.work, spec.short ?? 2, made.other));
  return { ...made, proposal: answer.proposal?.id ?? "", version: await versionOf(made.order.id), answer };
}

describe("a picker proposes a substitute", () => {
  test("with the short pick, in its transaction; nothing of the order changes but that the units wait", async () => {
    const { order, other, answer, proposal } = await proposed();
    expect(answer).toMatchObject({ waiting: 2, proposal: { substitute: other, units: 2 } });
    expect(await proposalOf(proposal)).toMatchObject({ state: "open", units: 2, left_units: 2 });
    expect(await linesOf(order.id)).toMatchObject([{ backordered: 2, reserved: 3, canceled: 0 }]);
    const commits = await world.sql(
      `select txid::text from substitution_proposal where id = $1 union select txid::text from short_pick where order_id = $2
       union select txid::text from order_event where order_id = $2 and move = 'short'`,
      [proposal, order.id],
    );
    expect(commits).toHaveLength(1);
  });

  test("only where line, order, customer or organization allow it, in this order", async () => {
    const forbidden = await missing({ line: { allow_substitution: false } });
    expect(refusedWith(await short(forbidden.work, 1, forbidden.other))).toBe("no_substitutes");
    expect(await linesOf(forbidden.order.id)).toMatchObject([{ backordered: 0, reserved: 5 }]);
    await addCustomer(world, { code: "EASY", limitMinor: null });
    const unsaid = await missing({ customer: "EASY", order: { allow_substitution: null } });
    expect(refusedWith(await short(unsaid.work, 1, unsaid.other))).toBe("no_substitutes");
    await world.sql("update customer set allow_substitution = true where code = 'EASY'");
    const byCustomer = await missing({ customer: "EASY", order: { allow_substitution: null } });
    expect(done(await short(byCustomer.work, 1, byCustomer.other)).proposal).not.toBeNull();
  });

  test("only one of the product's substitutes that lies at the location, and no more than there is", async () => {
    const { work, sku } = await missing();
    expect(refusedWith(await short(work, 1, sku))).toBe("not_a_substitute");
    const gone = await missing({ found: 1 });
    done(await adjustStock(world.actor, adjustmentBody.parse({ location: "X", sku: gone.other, units: -1, reason: "lost" })));
    expect(refusedWith(await short(gone.work, 1, gone.other))).toBe("substitute_gone");
    const scarce = await missing({ found: 1 });
    expect(done(await short(scarce.work, 2, scarce.other)).proposal).toMatchObject({ units: 1 });
  });
});

describe("the front office approves it", () => {
  test("in one transaction: units, reservation, money, exposure, mail and event; then it is picked and shipped", async () => {
    const { order, other, sku, proposal, version, fulfilment, work, substitute } = await proposed({ price: "8.00" });
    const before = await exposure();
    const answer = done(await approveSubstitution(world.actor, proposal, { version }));
    expect(answer.change).toMatchObject({
      original: { sku, units: 2, before: { amount_minor: 5000 }, after: { amount_minor: 3000 } },
      substitute: { sku: other, line: 2, units: 2, unit_price: "8.00", total: { amount_minor: 1600 } },
      total_after: { amount_minor: 4600 },
      receivable: { amount_minor: -400 },
    });
    expect(await linesOf(order.id)).toMatchObject([
      { line: 1, backordered: 0, canceled: 2, reserved: 3, total: 3000 },
      { line: 2, sku: other, ordered: 2, reserved: 2, price: 8, total: 1600 },
    ]);
    expect((await exposure()) - before).toBe(-400);
    expect(await one("select reserved from stock_level where product_id = $1 and condition = 'good'", substitute)).toEqual({ reserved: 2 });
    const commits = await world.sql(
      `select distinct txid::text from (select txid from reservation r join product p on p.id = r.product_id where p.sku = $1
       union all select txid from outbox_message where order_id = $2 and topic = 'email.units_substituted'
       union all select txid from ledger_transfer where order_id = $2 and amount_minor = 400
       union all select txid from order_event where order_id = $2 and move = 'substitute') x`,
      [other, order.id],
    );
    expect(commits).toEqual([{ txid: answer.txid }]);
    done(await pickUnits(world, work, sku, 3));
    await packAndShip(world, fulfilment);
    const second = await releaseOne(world, "X", order.number);
    done(await pickUnits(world, (await workOf(world, second))[0]?.id ?? "", other, 2));
    await packAndShip(world, second);
    expect(await one("select status from orders where id = $1", order.id)).toEqual({ status: "shipped" });
  });

  test("at the lower of the two prices, the customer's own price first, with the line's discount", async () => {
    const dearer = await proposed({ price: "15.00", line: { discount: "10" } });
    const dear = done(await approveSubstitution(world.actor, dearer.proposal, { version: dearer.version }));
    expect(dear.change).toMatchObject({
      substitute: { unit_price: "10.00", total: { amount_minor: 1800 } },
      receivable: { amount_minor: 0 },
    });
    await world.sql("insert into price_list (org_id, id, code, name, currency) values ($1, gen_random_uuid(), 'L', 'List', 'EUR')", [
      world.orgId,
    ]);
    await addCustomer(world, { code: "LISTED", limitMinor: null });
    await world.sql("update customer set price_list_id = (select id from price_list where code = 'L') where code = 'LISTED'");
    const listed = await proposed({ price: "9.00", customer: "LISTED" });
    await world.sql("insert into price_list_item select org_id, id, $1, 7.5 from price_list where code = 'L'", [listed.substitute]);
    const own = done(await approveSubstitution(world.actor, listed.proposal, { version: listed.version }));
    expect(own.change.substitute).toMatchObject({ unit_price: "7.50" });
  });

  test("the preview says the same and writes nothing", async () => {
    const { proposal, version } = await proposed({ price: "8.00" });
    const viewer = actorOf(world.orgId, new Set(["view"]));
    const { change, refused } = await readTenant(world.orgId, (tx) => previewSubstitution(tx, viewer, proposal));
    expect({ change, refused }).toMatchObject({ change: { receivable: { amount_minor: -400 } }, refused: null });
    expect(await proposalOf(proposal)).toMatchObject({ state: "open" });
    const approved = done(await approveSubstitution(world.actor, proposal, { version }));
    expect(change).toEqual(approved.change);
  });

  test("not when the stock is gone, the order moved, or the customer's credit does not bear the tax", async () => {
    const gone = await proposed({ found: 3 });
    done(await adjustStock(world.actor, adjustmentBody.parse({ location: "X", sku: gone.other, units: -2, reason: "damaged" })));
    expect(refusedWith(await approveSubstitution(world.actor, gone.proposal, { version: gone.version }))).toBe("substitute_gone");
    expect(refusedWith(await approveSubstitution(world.actor, gone.proposal, { version: gone.version - 1 }))).toBe("stale");
    await addCustomer(world, { code: "TIGHT", limitMinor: 5_000 });
    const tight = await proposed({ customer: "TIGHT", rate: "20" });
    expect(refusedWith(await approveSubstitution(world.actor, tight.proposal, { version: tight.version }))).toBe("credit_exceeded");
    expect(await linesOf(tight.order.id)).toMatchObject([{ backordered: 2, canceled: 0 }]);
    expect(await proposalOf(tight.proposal)).toMatchObject({ state: "open" });
  });

  test("nobody without the right, and nobody of another organization", async () => {
    const { proposal, version } = await proposed();
    const picker = actorOf(world.orgId, new Set(["view", "pick"]));
    expect(refusedWith(await approveSubstitution(picker, proposal, { version }))).toBe("no_right");
    expect(refusedWith(await declineSubstitution(picker, proposal, { version, reason: "no" }))).toBe("no_right");
    const stranger = actorOf(await addOrganization(world.sql, "other"));
    const answer = await approveSubstitution(stranger, proposal, { version });
    expect(refusedWith(answer)).toBe("proposal_unknown");
    expect(answer).toMatchObject({ status: 404 });
  });
});

describe("a proposal that is not approved", () => {
  test("declined: the units go on waiting, and it cannot be answered again", async () => {
    const { order, proposal, version } = await proposed();
    done(await declineSubstitution(world.actor, proposal, { version, reason: "The customer wants this one" }));
    expect(await proposalOf(proposal)).toMatchObject({ state: "declined", answer_reason: "The customer wants this one" });
    expect(await linesOf(order.id)).toMatchObject([{ backordered: 2, canceled: 0 }]);
    expect(refusedWith(await approveSubstitution(world.actor, proposal, { version: version + 1 }))).toBe("proposal_answered");
  });

  test("lapses when the missing units arrive, and is cut when some of them do", async () => {
    const { sku, proposal, order } = await proposed({ short: 3 });
    await receive(sku, 1);
    expect(await proposalOf(proposal)).toMatchObject({ state: "open", units: 3, left_units: 2 });
    await receive(sku, 2);
    expect(await proposalOf(proposal)).toMatchObject({ state: "lapsed", left_units: 0 });
    expect(await linesOf(order.id)).toMatchObject([{ backordered: 0, reserved: 5 }]);
    const event = await one(
      "select changes -> 'lapsed' as lapsed from order_event where order_id = $1 order by version desc limit 1",
      order.id,
    );
    expect(event).toEqual({ lapsed: [{ line: 1, units: 2 }] });
  });

  test("lapses when the missing units are canceled", async () => {
    const { proposal, order, version } = await proposed();
    done(await cancelOrder(world.actor, order.id, { version, reason: "customer_request", lines: [{ line: 1, units: 2 }] }));
    expect(await proposalOf(proposal)).toMatchObject({ state: "lapsed" });
    expect(refusedWith(await approveSubstitution(world.actor, proposal, { version: version + 1 }))).toBe("proposal_answered");
  });

  test("a second short pick of the line proposes for its own units; a cut takes the newest", async () => {
    const { work, other, proposal, order, sku } = await proposed({ short: 1 });
    const second = done(await short(work, 2, other)).proposal?.id ?? "";
    await receive(sku, 1);
    expect(await proposalOf(second)).toMatchObject({ state: "open", left_units: 1 });
    expect(await proposalOf(proposal)).toMatchObject({ left_units: 1 });
    done(await approveSubstitution(world.actor, proposal, { version: await versionOf(order.id) }));
    expect(await proposalOf(second)).toMatchObject({ state: "open", left_units: 1 });
    done(await approveSubstitution(world.actor, second, { version: await versionOf(order.id) }));
    expect(await linesOf(order.id)).toMatchObject([{ canceled: 2 }, { reserved: 1 }, { reserved: 1 }]);
  });
});

describe("raced", () => {
  test("two approvals at once: one holds, the other is told that the order changed", async () => {
    const { proposal, version, order } = await proposed();
    const outcomes = await Promise.all([1, 2, 3].map(() => approveSubstitution(world.actor, proposal, { version })));
    expect(statusesOf(outcomes).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(await linesOf(order.id)).toHaveLength(2);
  });

  test("an approval against a cancel of the same units", async () => {
    const { proposal, version, order } = await proposed();
    const cancel = { version, reason: "customer_request" as const, lines: [{ line: 1, units: 2 }] };
    const [approved, canceled] = await Promise.all([
      approveSubstitution(world.actor, proposal, { version }),
      cancelOrder(world.actor, order.id, cancel),
    ]);
    const statuses = statusesOf([approved, canceled]);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { state } = await proposalOf(proposal);
    expect(state).toBe(statuses[0] === 200 ? "accepted" : "lapsed");
  });

  test("an approval against a receipt that feeds the line", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { proposal, version, order, sku } = await proposed();
      const [approved] = await Promise.all([approveSubstitution(world.actor, proposal, { version }), receive(sku, 2)]);
      const { state } = await proposalOf(proposal);
      expect(state).toBe(approved.kind === "answer" && approved.status === 200 ? "accepted" : "lapsed");
      const [first] = await linesOf(order.id);
      expect(first).toMatchObject(state === "accepted" ? { canceled: 2, reserved: 3 } : { canceled: 0, reserved: 5 });
    }
  });

  test("two orders and the last units of the substitute", async () => {
    const first = await proposed({ found: 2 });
    const second = await missing();
    await world.sql("insert into product_substitute (org_id, product_id, substitute_id, rank) values ($1, $2, $3, 2)", [
      world.orgId,
      second.original,
      first.substitute,
    ]);
    const other = done(await short(second.work, 2, first.other)).proposal?.id ?? "";
    const version = await versionOf(second.order.id);
    const outcomes = await Promise.all([
      approveSubstitution(world.actor, first.proposal, { version: first.version }),
      approveSubstitution(world.actor, other, { version }),
    ]);
    expect(statusesOf(outcomes).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});
