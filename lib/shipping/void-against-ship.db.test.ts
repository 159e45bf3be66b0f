import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shipBody } from "@/lib/fulfilment/inputs";
import { reopenPackage } from "@/lib/fulfilment/packages";
import { shipPackages } from "@/lib/fulfilment/ship";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { settleLabels } from "@/lib/shipping/settle-label";
import { openWarehouse, type Packed, packLamps } from "@/lib/shipping/testing/packed";
import { done } from "@/lib/testing/floor";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import type { Outcome } from "@/lib/transaction/transact";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
});
afterAll(async () => {
  await assertNoDrift(world);
  await world.close();
});

const ROUNDS = 60;
const PRICE = 590;

const codeOf = (outcome: Outcome<{ ok: boolean; code?: string }>): string =>
  outcome.kind !== "answer" ? outcome.kind : outcome.answer.ok ? "done" : (outcome.answer.code ?? "");

const labelled = async (): Promise<Packed & { labelId: string }> => {
  const packed = await packLamps(world, 1);
  return { ...packed, labelId: done(await buyLabel(world.actor, packed.packageId, buyBody.parse({}))).label.id };
};
const ship = ({ fulfilmentId }: Packed, more: object = {}) => shipPackages(world.actor, fulfilmentId, shipBody.parse(more));

/** What became of the package and of the money for its label, wherever it is told. */
async function found({ packageId, orderId, labelId }: Packed & { labelId: string }) {
  const [row] = await world.sql(
    `select l.state, p.shipment_id is not null as left, o.status,
       (select coalesce(sum(case when t.debit_account = 'carrier_cost' then t.amount_minor else -t.amount_minor end), 0)::int
          from ledger_transfer t where t.label_id = l.id) as spent,
       (select s.cost_minor::int from shipment s where s.id = p.shipment_id) as cost,
       (select jsonb_array_length(m.payload -> 'packages') from outbox_message m where m.order_id = o.id and m.topic = 'email.order_shipped') as told,
       (select count(*)::int from order_event e where e.order_id = o.id and e.move = 'ship') as ships
     from label l join package p on p.org_id = l.org_id and p.id = l.package_id join orders o on o.org_id = l.org_id and o.id = l.order_id
     where l.id = $1 and p.id = $2 and o.id = $3`,
    [labelId, packageId, orderId],
  );
  return row;
}

const LEFT = { state: "bought", left: true, status: "shipped", spent: PRICE, cost: PRICE, told: 1, ships: 1 };
const STAYED = { state: "voided", left: false, status: "in_fulfilment", spent: 0, cost: null, told: null, ships: 0 };

test("a void against a ship: it left under a paid label, or it stayed and the money came back; never both, never neither", async () => {
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const packed = await labelled();
    const [voided, shipped] = await Promise.all([
      pause(round % 5).then(() => voidLabel(world.actor, packed.labelId)),
      pause((round * 3) % 7).then(() => ship(packed)),
    ]);
    const both = `${codeOf(voided)}, ${codeOf(shipped)}`;
    outcomes.set(both, (outcomes.get(both) ?? 0) + 1);
    expect(["done, label_missing", "package_shipped, done"]).toContain(both);
    expect(await found(packed)).toEqual(codeOf(shipped) === "done" ? LEFT : STAYED);
  }
  expect(outcomes.size).toBe(2);
});

test("a package that is opened again while it ships, from two benches each", async () => {
  for (let round = 0; round < ROUNDS / 2; round += 1) {
    const packed = await labelled();
    const outcomes = await Promise.all([
      reopenPackage(world.actor, packed.packageId),
      pause(round % 4).then(() => ship(packed)),
      pause(round % 3).then(() => reopenPackage(world.actor, packed.packageId)),
      ship(packed),
    ]);
    const [opened, shipped] = [
      [outcomes[0], outcomes[2]].filter((outcome) => outcome && codeOf(outcome) === "done"),
      [outcomes[1], outcomes[3]].filter((outcome) => outcome && codeOf(outcome) === "done"),
    ];
    expect([opened.length, shipped.length]).toEqual(shipped.length === 1 ? [0, 1] : [1, 0]);
    await settleLabels(world.orgId, { olderThanSeconds: 0 });
    expect(await found(packed)).toEqual(shipped.length === 1 ? LEFT : STAYED);
  }
});

test("a void against a handover in person: it left once, and nothing was spent", async () => {
  for (let round = 0; round < ROUNDS / 2; round += 1) {
    const packed = await labelled();
    const [voided, shipped] = await Promise.all([
      pause(round % 3).then(() => voidLabel(world.actor, packed.labelId)),
      ship(packed, { handover: true }),
    ]);
    expect(codeOf(shipped)).toBe("done");
    expect(["done", "package_shipped"]).toContain(codeOf(voided));
    await settleLabels(world.orgId, { olderThanSeconds: 0 });
    expect(await found(packed)).toEqual({ ...LEFT, state: "voided", spent: 0, cost: 0, told: 0 });
  }
});
