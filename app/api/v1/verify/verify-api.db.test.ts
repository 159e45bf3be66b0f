import { afterAll, beforeAll, expect, test } from "vitest";
import { documented } from "@/app/api/v1/testing/documented";
import { GET } from "@/app/api/v1/verify/route";
import { RIGHTS, type Right } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { actorOf } from "@/lib/testing/actor";
import { makeBusy } from "@/lib/testing/busy-world";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { inTenant } from "@/lib/transaction/in-tenant";
import { PROMISES } from "@/lib/verify/promises";

let world: World;
let manager: string;
let reader: string;
let stranger: string;

beforeAll(async () => {
  world = await createWorld();
  await makeBusy(world);
  const keyOf = async (orgId: string, rights: readonly Right[]) => {
    const made = await createApiKey(actorOf(orgId), { name: "Test", rights: [...rights] });
    if (!made.ok) throw new Error(made.code);
    return made.secret;
  };
  manager = await keyOf(world.orgId, RIGHTS);
  reader = await keyOf(world.orgId, ["view"]);
  stranger = await keyOf(await addOrganization(world.sql, "other"), RIGHTS);
});
afterAll(() => world.close());

async function ask(key: string, query = ""): Promise<{ status: number; body: Record<string, unknown> }> {
  const request = new Request(`http://onerow.example/api/v1/verify${query}`, { headers: { authorization: `Bearer ${key}` } });
  const response = await documented(GET, request, { params: Promise.resolve({}) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("the first who asks gets the first result, and the next the same", async () => {
  const first = await ask(reader);
  expect(first).toMatchObject({ status: 200, body: { differing_rows: 0, scope: "full" } });
  expect(await ask(manager)).toEqual(first);
});

test("a run needs the right to manage, and its result is everybody's who may look", async () => {
  expect(await ask(reader, "?run=full")).toMatchObject({ status: 403, body: { code: "no_right" } });
  const { status, body } = await ask(manager, "?run=full");
  expect(status).toBe(200);
  expect(body).toMatchObject({ differing_rows: 0, scope: "full", at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string });
  expect(body.invariants).toEqual(PROMISES.map(({ name, sentence }) => ({ name, rows: 0, sentence, examples: [] })));
  expect(await ask(reader)).toEqual({ status: 200, body });
});

test("what differs is told with its row, to its own organization alone", async () => {
  await world.sql("update stock_level set reserved = reserved + 1 where org_id = $1 and on_hand > reserved and condition = 'good'", [
    world.orgId,
  ]);
  const { body } = await ask(manager, "?run=full");
  expect(body.differing_rows).toBeGreaterThan(0);
  const broken = (body.invariants as { name: string; rows: number }[]).filter(({ rows }) => rows > 0).map(({ name }) => name);
  expect(broken).toEqual(["reserved_is_reservations", "stock_is_movements"]);
  expect(await ask(stranger)).toMatchObject({ status: 200, body: { differing_rows: 0 } });
});

test("while a run goes on another is refused, and the last result can be read", async () => {
  await inTenant(world.orgId, async (tx) => {
    await tx.query("hold_run", "select pg_advisory_xact_lock(hashtextextended($1, 0))", [`verify ${world.orgId}`]);
    expect(await ask(manager, "?run=full")).toMatchObject({ status: 409, body: { code: "already_running" } });
    expect((await ask(reader)).status).toBe(200);
  });
});

test("a wrong question is answered with what is wrong about it", async () => {
  expect(await ask(manager, "?run=half")).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  expect((await ask("onr_nobody")).status).toBe(401);
});
