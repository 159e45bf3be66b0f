import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as listCounts } from "@/app/api/v1/counts/route";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { POST as scanPick } from "@/app/api/v1/scans/transfer-pick/route";
import { POST as reportShort } from "@/app/api/v1/shorts/transfers/route";
import { POST as cancel } from "@/app/api/v1/stock/transfer-requests/[id]/cancel/route";
import { GET as getRequest } from "@/app/api/v1/stock/transfer-requests/[id]/route";
import { POST as send } from "@/app/api/v1/stock/transfer-requests/[id]/send/route";
import { GET as listRequests, POST as request } from "@/app/api/v1/stock/transfer-requests/route";
import { POST as close } from "@/app/api/v1/stock/transfers/[id]/close/route";
import { POST as receive } from "@/app/api/v1/stock/transfers/[id]/receive/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { done } from "@/lib/testing/floor";
import { addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
let key: string;
let keys = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "A");
  await addLocation(world, "B");
  await addProduct(world, { sku: "CUP" });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "A", reference: "R", lines: [{ sku: "CUP", units: 9 }] })));
  const made = await createApiKey(world.actor, { name: "Test", rights: [...RIGHTS] });
  key = certain(made.ok ? made.secret : null, "an API key");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function call(handler: unknown, { id = "", query = "", body }: { id?: string; query?: string; body?: unknown } = {}) {
  keys += 1;
  const post = { method: "POST", body: JSON.stringify(body ?? {}) };
  const asked = new Request(`http://onerow.example/api/v1/x${query}`, {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": `k-${keys}` },
    ...(body === undefined ? {} : post),
  });
  const response = await documented(handler, asked, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const workOf = async (id: string): Promise<string> => ((await call(getRequest, { id })).body["work"] as { id: string }[])[0]?.id ?? "";

test("another program asks for a transfer, picks it, sends it and receives what came", async () => {
  const made = await call(request, { body: { from: "A", to: "B", reference: "T 1", lines: [{ sku: "CUP", units: 5 }] } });
  expect(made).toMatchObject({
    status: 201,
    body: { request: { state: "open", lines: [{ sku: "CUP", units: 5 }] } },
  });
  expect(made.body["txid"]).toMatch(/^\d+$/);
  const id = (made.body["request"] as { id: string }).id;
  expect(await call(listRequests, { query: "?location=A" })).toMatchObject({ body: { items: [{ id, to: "B", units: 5, picked: 0 }] } });
  expect(await call(listRequests, { query: "?location=B" })).toMatchObject({ body: { items: [] } });
  const work = await workOf(id);
  expect(await call(scanPick, { body: { work, code: "NONE" } })).toMatchObject({ status: 201, body: { verdict: "unknown_code" } });
  expect(await call(scanPick, { body: { work, code: "CUP", units: 3 } })).toMatchObject({ body: { verdict: "accepted", units: 3 } });
  expect(await call(send, { id, body: {} })).toMatchObject({ status: 409, body: { code: "still_to_pick" } });
  expect(await call(reportShort, { body: { work, units: 2, reason: "not_in_bin" } })).toMatchObject({
    status: 201,
    body: { work: { picked: 3, dropped: 2 } },
  });
  expect(await call(send, { id, body: {} })).toMatchObject({ status: 201, body: { request: { state: "sent", lines: [{ sent: 3 }] } } });
  expect(await call(receive, { id, body: { lines: [{ sku: "CUP", units: 1, damaged: 1 }] } })).toMatchObject({
    status: 201,
    body: { transfer: { status: "in_transit", lines: [{ received: 2, damaged: 1 }] }, missing: [{ sku: "CUP", units: 1 }] },
  });
  expect(await call(close, { id, body: {} })).toMatchObject({
    status: 201,
    body: { transfer: { status: "received" }, lost: [{ units: 1 }] },
  });
  expect(await call(cancel, { id, body: {} })).toMatchObject({ status: 409, body: { code: "request_closed" } });
});

test("what is not free is not asked for, and a request that is called off gives it back", async () => {
  const body = { from: "A", to: "B", lines: [{ sku: "CUP", units: 5 }] };
  expect(await call(request, { body })).toMatchObject({ status: 409, body: { code: "not_enough" } });
  const made = await call(request, { body: { ...body, lines: [{ sku: "CUP", units: 4 }] } });
  const id = (made.body["request"] as { id: string }).id;
  expect(await call(cancel, { id, body: {} })).toMatchObject({ status: 201, body: { request: { state: "canceled" } } });
  expect(await call(getRequest, { id })).toMatchObject({ status: 200, body: { state: "canceled", picked: 0, dropped: 4 } });
  expect(await call(getRequest, { id: world.orgId })).toMatchObject({ status: 404, body: { code: "request_unknown" } });
});

test("the document tells of every call", () => {
  const paths = Object.keys(apiDocument().paths ?? {});
  expect(paths).toEqual(
    expect.arrayContaining([
      "/api/v1/stock/transfer-requests",
      "/api/v1/stock/transfer-requests/{id}",
      "/api/v1/stock/transfer-requests/{id}/send",
      "/api/v1/stock/transfer-requests/{id}/cancel",
      "/api/v1/stock/transfers/{id}/close",
      "/api/v1/scans/transfer-pick",
      "/api/v1/shorts/transfers",
    ]),
  );
});

test("open requests are read a page at a time, the oldest first, without a gap", async () => {
  const other = "MANY";
  await addLocation(world, other);
  await addProduct(world, { sku: "DISH" });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: other, reference: "R", lines: [{ sku: "DISH", units: 9 }] })));
  const asked: string[] = [];
  for (const reference of ["P 1", "P 2", "P 3", "P 4", "P 5"]) {
    const made = await call(request, { body: { from: other, to: "B", reference, lines: [{ sku: "DISH", units: 1 }] } });
    asked.push((made.body["request"] as { id: string }).id);
  }
  const seen: string[] = [];
  let [pages, cursor] = [0, ""];
  do {
    const { status, body } = await call(listRequests, { query: `?location=${other}&limit=2${cursor && `&cursor=${cursor}`}` });
    expect(status).toBe(200);
    seen.push(...(body["items"] as { id: string }[]).map(({ id }) => id));
    cursor = (body["next_cursor"] as string | null) ?? "";
    pages += 1;
  } while (cursor !== "");
  expect([pages, seen]).toEqual([3, asked]);
});

test("a list of work that has no pages says where it stops", async () => {
  await world.sql(
    `insert into count_task (org_id, id, location_id, product_id, cause, state, created_at, commit_id)
     select $1, gen_random_uuid(), l.id, p.id, 'manual', 'open', now() + n * interval '1 ms', gen_random_uuid()
     from location l, product p, generate_series(1, 201) n where l.org_id = $1 and l.code = 'B' and p.org_id = $1 and p.sku = 'CUP'`,
    [world.orgId],
  );
  const read = async () => {
    const { body } = await call(listCounts, { query: "?location=B" });
    return [(body["items"] as object[]).length, body["has_more"]];
  };
  expect(await read()).toEqual([200, true]);
  const OF_B = "select t.id from count_task t join location l on l.id = t.location_id where t.org_id = $1 and l.code = 'B' limit 1";
  await world.sql(`delete from count_task where id in (${OF_B})`, [world.orgId]);
  expect(await read()).toEqual([200, false]);
  await world.sql("delete from count_task where org_id = $1", [world.orgId]);
});
