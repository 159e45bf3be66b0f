import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Right } from "@/db/values";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { apiSpec } from "@/lib/server/api-spec";
import { openApiDocument } from "@/lib/server/openapi";
import { API_KEY_PREFIX, hashSecret, mintSecret } from "@/lib/tenancy/secret";
import { makeOrganization, useFreshDatabase } from "@/lib/tenancy/testing/organizations";
import { hashBody } from "@/lib/transaction/idempotency";
import { inTenant } from "@/lib/transaction/in-tenant";

let close: () => Promise<void>;
let orgId: string;
let reader: string;
let writer: string;

beforeAll(async () => {
  ({ close } = await useFreshDatabase());
  orgId = await makeOrganization("first");
  reader = await makeKey(["view"]);
  writer = await makeKey(["view", "place"]);
});
afterAll(() => close());

async function makeKey(rights: Right[], ratePerMinute: number | null = null): Promise<string> {
  const secret = mintSecret(API_KEY_PREFIX);
  await inTenant(orgId, async (tx) => {
    const [key] = await tx.query<{ id: string }>(
      "test_key",
      "insert into api_key (org_id, id, name, prefix, rights, rate_per_minute) values ($1, gen_random_uuid(), 'test', 'onr_', $2, $3) returning id",
      [orgId, rights, ratePerMinute],
    );
    await tx.query("test_secret", "insert into secret_lookup (hash, kind, org_id, ref_id) values ($1, 'api_key', $2, $3)", [
      hashSecret(secret),
      orgId,
      key?.id,
    ]);
  });
  return secret;
}

const placeSpec = apiSpec({
  method: "POST",
  path: "/api/v1/things/{id}",
  id: "placeThing",
  tag: "Things",
  summary: "Place a thing",
  right: "place",
  params: z.object({ id: z.uuid() }),
  query: z.object({ limit: z.coerce.number().int().max(200).optional() }),
  body: z.object({ lines: z.array(z.object({ "s/k~u": z.string(), units: z.int().min(1) })) }),
  idempotent: true,
  maxBytes: 2_000,
  answers: { 201: { description: "Made", schema: z.object({ ok: z.boolean() }) } },
});

const faultSpec = apiSpec({
  method: "GET",
  path: "/api/v1/faults",
  id: "fault",
  tag: "Things",
  summary: "Fails",
  right: "view",
  answers: {},
});

const things = apiMethods({
  POST: apiRoute(placeSpec, ({ actor, params, query, body, once }) =>
    Promise.resolve(Response.json({ actor: actor.name, orgId: actor.orgId, params, query, body, once }, { status: 201 })),
  ),
});
const faults = apiMethods({ GET: apiRoute(faultSpec, () => Promise.reject(new Error("password of the database is hunter2"))) });

const ID = "0192f0c1-2345-7abc-8def-0123456789ab";
const BODY = { lines: [{ "s/k~u": "A", units: 2 }] };

type Sent = {
  key?: string | null;
  body?: unknown;
  raw?: string | ReadableStream;
  headers?: Record<string, string>;
  id?: string;
  search?: string;
};

async function send({ key = writer, body = BODY, raw, headers = {}, id = ID, search = "" }: Sent = {}) {
  const request = new Request(`http://test.example/api/v1/things/${id}${search}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": "k-1",
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...headers,
    },
    body: raw ?? JSON.stringify(body),
    ...(raw instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
  return answerOf(await things.POST(request, { params: Promise.resolve({ id }) }));
}

test("text that no database can hold is the caller's mistake, and any other stays as it is", async () => {
  const raw = (text: string) => send({ raw: `{"lines":[{"s/k~u":"${text}","units":1}]}` });
  for (const text of ["a\\u0000", "\\ud800", "\\udc00\\ud800"])
    expect(await raw(text)).toMatchObject({ status: 400, json: { code: "malformed_json" } });
  for (const text of ["\\ud83d\\ude00", "\\\\u0000", "日本"]) expect((await raw(text)).status).toBe(201);
  expect(await send({ search: "?limit=%00" })).toMatchObject({ status: 400 });
  expect(await send({ search: "?other=%00" })).toMatchObject({ status: 400, json: { code: "invalid_input" } });
  expect(await send({ id: "%00" })).toMatchObject({ status: 404 });
});

async function answerOf(response: Response) {
  const json = (await response.json()) as Record<string, unknown>;
  expect(response.headers.get("content-type")).toBe(response.ok ? "application/json" : "application/problem+json");
  const problem =
    response.ok || (typeof json["title"] === "string" && typeof json["detail"] === "string" && json["status"] === response.status);
  expect(problem).toBe(true);
  return { status: response.status, json, headers: response.headers };
}

test("a good request reaches the handler with actor, parsed input and the once-only key", async () => {
  const { status, json, headers } = await send({ search: "?limit=5" });
  expect(status).toBe(201);
  expect(json).toMatchObject({ actor: "test", orgId, params: { id: ID }, query: { limit: 5 }, body: BODY });
  expect(json["once"]).toEqual({ route: `POST /api/v1/things/${ID}`, key: "k-1", bodyHash: hashBody(BODY) });
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get("cache-control")).toBe("no-store");
});

test("without a key, or with an unknown one, the answer is 401 with a challenge", async () => {
  expect(await send({ key: null })).toMatchObject({ status: 401, json: { code: "api_key_required" } });
  const wrong = await send({ key: mintSecret(API_KEY_PREFIX) });
  expect(wrong).toMatchObject({ status: 401, json: { code: "api_key_invalid" } });
  expect(wrong.headers.get("www-authenticate")).toBe('Bearer realm="onerow"');
  expect(await send({ key: null, headers: { authorization: `Basic ${writer}` } })).toMatchObject({ status: 401 });
});

test("without the right the answer is 403, before anything of the body is read", async () => {
  expect(await send({ key: reader, raw: "{" })).toMatchObject({
    status: 403,
    json: { code: "no_right", subject: "place", right: "place" },
  });
});

test("an id that cannot be one is not found", async () => {
  expect(await send({ id: "42" })).toMatchObject({ status: 404, json: { code: "not_found" } });
});

test("bad input is 400 with a pointer to each place", async () => {
  const { status, json } = await send({ body: { lines: [{ "s/k~u": 1, units: 0 }] } });
  expect([status, json["code"]]).toEqual([400, "invalid_input"]);
  expect(json["errors"]).toMatchObject([{ pointer: "/lines/0/s~1k~0u" }, { pointer: "/lines/0/units" }]);
  expect(await send({ raw: '{"lines": [' })).toMatchObject({ status: 400, json: { code: "malformed_json" } });
  expect(await send({ search: "?limit=many" })).toMatchObject({ status: 400, json: { errors: [{ pointer: "/limit", in: "query" }] } });
});

test("a creation needs a once-only key", async () => {
  expect(await send({ headers: { "idempotency-key": "" } })).toMatchObject({ status: 400, json: { code: "idempotency_key_required" } });
  expect(await send({ headers: { "idempotency-key": "x".repeat(201) } })).toMatchObject({ json: { code: "idempotency_key_invalid" } });
});

test("the same body in another order of members has the same hash", async () => {
  const one = await send({ raw: '{"lines":[{"units":2,"s/k~u":"A"}]}' });
  expect(one.json["once"]).toMatchObject({ bodyHash: hashBody(BODY) });
});

test("a body that is too large is 413, declared or not", async () => {
  const large = JSON.stringify({ lines: [], filler: "x".repeat(3_000) });
  expect(await send({ raw: large, headers: { "content-length": String(large.length) } })).toMatchObject({ status: 413 });
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("x".repeat(1_000))),
  });
  expect(await send({ raw: stream })).toMatchObject({ status: 413, json: { code: "body_too_large" } });
});

test("a body that is not JSON by its type is 415", async () => {
  expect(await send({ headers: { "content-type": "text/plain" } })).toMatchObject({
    status: 415,
    json: { code: "unsupported_media_type" },
  });
});

test("a method that the address lacks is 405 and names those it has", async () => {
  const response = await things.PUT(new Request("http://test.example/api/v1/things/1"), { params: Promise.resolve({}) });
  expect(response.headers.get("allow")).toBe("POST, OPTIONS");
  expect(await answerOf(response)).toMatchObject({ status: 405, json: { code: "method_not_allowed" } });
});

test("a key with a limit of its own is told when to come back; other keys are not slowed", async () => {
  const limited = await makeKey(["view", "place"], 3);
  const answers = await Promise.all(Array.from({ length: 5 }, () => send({ key: limited })));
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 201, 201, 429, 429]);
  const refused = answers.find((answer) => answer.status === 429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await send()).status).toBe(201);
});

test("a fault tells nothing of the inside but a request id, which is logged", async () => {
  const lines: string[] = [];
  const request = new Request("http://test.example/api/v1/faults", { headers: { authorization: `Bearer ${reader}` } });
  const answer = await quietly(() => faults.GET(request, { params: Promise.resolve({}) }), lines).then(answerOf);
  expect(answer).toMatchObject({ status: 500, json: { code: "internal" } });
  expect(JSON.stringify(answer.json)).not.toContain("hunter2");
  const logged = JSON.parse(lines.join("")) as Record<string, string>;
  expect(logged).toMatchObject({ request_id: answer.json["request_id"], route: "GET /api/v1/faults" });
  expect(logged["error"]).toContain("hunter2");
});

test("what others hold for too long is 503, and says when to come again", async () => {
  const lock = (patience: string) => async () => {
    await inTenant(orgId, async (tx) => {
      await tx.query(`patience_${patience}`, `set local lock_timeout = '${patience}'`, []);
      await tx.query("take_lock", "select pg_advisory_xact_lock(42)", []);
      await (patience === "1s" ? asked : undefined);
    });
    return Response.json({});
  };
  let answered: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const held = lock("1s")();
  await expect
    .poll(async () => (await inTenant(orgId, (tx) => tx.query("locks", "select 1 from pg_locks where objid = 42", []))).length)
    .toBe(1);
  const busy = apiMethods({ GET: apiRoute(faultSpec, lock("50ms")) });
  const request = new Request("http://test.example/api/v1/faults", { headers: { authorization: `Bearer ${reader}` } });
  const answer = await quietly(() => busy.GET(request, { params: Promise.resolve({}) })).then(answerOf);
  answered();
  await held;
  expect(answer).toMatchObject({ status: 503, json: { code: "contended", request_id: expect.any(String) as string } });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
});

/** Faults are logged on standard error. */
async function quietly<T>(run: () => Promise<T>, lines: string[] = []): Promise<T> {
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  return run().finally(() => {
    process.stderr.write = write;
  });
}

test("the document describes the call with the schemas that parse it", () => {
  const document = openApiDocument([placeSpec], { title: "Test", version: "1", description: "" });
  const call = document.paths?.["/api/v1/things/{id}"]?.post;
  expect(document.openapi).toBe("3.1.0");
  expect(call?.parameters?.map((it) => ("name" in it ? `${it.in} ${it.name}` : ""))).toEqual([
    "path id",
    "query limit",
    "header Idempotency-Key",
  ]);
  const statuses = ["201", "400", "401", "403", "404", "409", "413", "415", "422", "429", "500", "503"];
  expect(Object.keys(call?.responses ?? {})).toEqual(statuses);
  const made = {
    content: { "application/json": { schema: { properties: { ok: { type: "boolean" } }, required: ["ok"], type: "object" } } },
  };
  // More members may be added to an answer, so it is not closed.
  expect(call?.responses?.["201"]).toEqual({ description: "Made", ...made });
  expect(call?.requestBody).toMatchObject({ content: { "application/json": { schema: { properties: { lines: { type: "array" } } } } } });
});
