import { afterAll, beforeAll, expect, test } from "vitest";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { POST as reportShort } from "@/app/api/v1/shorts/route";
import { POST as approve } from "@/app/api/v1/substitutions/[id]/approve/route";
import { POST as decline } from "@/app/api/v1/substitutions/[id]/decline/route";
import { GET as read } from "@/app/api/v1/substitutions/[id]/route";
import { GET as list } from "@/app/api/v1/substitutions/route";
import { GET as readWalk } from "@/app/api/v1/waves/[id]/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { certain } from "@/lib/result/refusal";
import { actorOf } from "@/lib/testing/actor";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { makeProposal, orderWithSubstitute } from "@/lib/testing/substitutes";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

type Options = { id?: string; query?: string; body?: unknown; once?: string; by?: string };

let world: World;
let key: string;
let viewer: string;
let stranger: string;
let made = 0;

const keyFor = async (actor: World["actor"], rights: readonly (typeof RIGHTS)[number][]) => {
  const answer = await createApiKey(actor, { name: "Test", rights: [...rights] });
  return certain(answer.ok ? answer.secret : null, "an API key");
};

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  key = await keyFor(world.actor, RIGHTS);
  viewer = await keyFor(world.actor, ["view", "pick"]);
  stranger = await keyFor(actorOf(await addOrganization(world.sql, "other")), RIGHTS);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function call(handler: unknown, { id = "", query = "", body, once, by = key }: Options = {}) {
  const request = new Request(`http://onerow.example/api/v1/x${query}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${by}`, "content-type": "application/json", ...(once && { "idempotency-key": once }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const spec = () => ({ customer: "C1", location: "X", sku: `A-${(made += 1)}`, units: 4, missing: 2 });

test("a warehouse program sees the substitutes of a stop and proposes one with its short report", async () => {
  const { work, substitute, fulfilment, order } = await orderWithSubstitute(world, spec());
  const [wave] = await world.sql("select wave_id from fulfilment where id = $1", [fulfilment]);
  const walk = await call(readWalk, { id: String(wave?.["wave_id"]) });
  expect(walk.body["stops"]).toMatchObject([{ substitutes: [{ sku: substitute, available: 9 }] }]);
  const short = { work, units: 2, reason: "not_in_bin", substitute };
  const first = await call(reportShort, { body: short, once: "short-1" });
  expect(first).toMatchObject({ status: 200, body: { waiting: 2, proposal: { substitute, units: 2 } } });
  expect(await call(reportShort, { body: short, once: "short-1" })).toEqual(first);
  const page = await call(list, { query: `?order=${order.number}` });
  expect(page.body["items"]).toMatchObject([{ state: "open", substitute, units: 2, available: 9, order: order.number }]);
});

test("an office program reads what would change, approves once and finds it answered", async () => {
  const { proposalId, version, substitute } = await makeProposal(world, spec());
  const seen = await call(read, { id: proposalId, by: viewer });
  expect(seen.body).toMatchObject({
    order_version: version,
    refused: null,
    preview: { receivable: { amount_minor: -400, currency: "EUR" } },
  });
  const stale = await call(approve, { id: proposalId, body: { version: version - 1 } });
  expect(stale).toMatchObject({ status: 409, body: { code: "stale" } });
  const approved = await call(approve, { id: proposalId, body: { version }, once: "approve-1" });
  expect(approved.status).toBe(200);
  expect(approved.body["order"]).toMatchObject({ lines: [{ canceled: 2 }, { sku: substitute, reserved: 2 }] });
  expect(await call(approve, { id: proposalId, body: { version }, once: "approve-1" })).toEqual(approved);
  expect((await call(read, { id: proposalId })).body).toMatchObject({ state: "accepted", preview: null, substitute_line: 2 });
  const again = await call(decline, { id: proposalId, body: { version: version + 1, reason: "Too late" } });
  expect(again).toMatchObject({ status: 409, body: { code: "proposal_answered" } });
});

test("declining wants a reason, and lists filter and page", async () => {
  const { proposalId, version } = await makeProposal(world, spec());
  expect((await call(decline, { id: proposalId, body: { version } })).status).toBe(400);
  expect((await call(decline, { id: proposalId, body: { version, reason: "Wants the other one" } })).status).toBe(200);
  const declined = await call(list, { query: "?state=declined" });
  expect(declined.body["items"]).toMatchObject([{ id: proposalId, answer_reason: "Wants the other one" }]);
  const first = await call(list, { query: "?limit=1" });
  const second = await call(list, { query: `?limit=1&cursor=${String(first.body["next_cursor"])}` });
  const idOf = ({ body }: typeof first) => (body["items"] as { id: string }[])[0]?.id;
  expect(idOf(first)).toBe(proposalId);
  expect(idOf(second)).not.toBe(proposalId);
  expect((await call(list, { query: "?state=lost" })).status).toBe(400);
});

test("who may not edit orders looks on, and another organization finds nothing", async () => {
  const { proposalId, version } = await makeProposal(world, spec());
  expect((await call(approve, { id: proposalId, body: { version }, by: viewer })).status).toBe(403);
  for (const answer of [
    await call(read, { id: proposalId, by: stranger }),
    await call(approve, { id: proposalId, body: { version }, by: stranger }),
    await call(decline, { id: proposalId, body: { version, reason: "Not here" }, by: stranger }),
  ])
    expect(answer.status).toBe(404);
  expect((await call(list, { by: stranger })).body["items"]).toEqual([]);
});

test("all of it is in the OpenAPI document", () => {
  const paths = Object.keys(apiDocument().paths ?? {});
  for (const path of ["", "/{id}", "/{id}/approve", "/{id}/decline"]) expect(paths).toContain(`/api/v1/substitutions${path}`);
});
