import { afterAll, beforeAll, expect, test } from "vitest";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { DELETE as revoke, POST as make } from "@/app/api/v1/orders/[id]/links/route";
import { GET as read } from "@/app/api/v1/orders/[id]/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS, type Right } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { certain } from "@/lib/result/refusal";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { orderOf, partShipped, saveDraftOf } from "@/lib/testing/part-shipped";
import { createWorld, type World } from "@/lib/testing/world";
import { openLink } from "@/lib/track/open-link";
import { readTrack } from "@/lib/track/read-track";

let world: World;
let all: string;
let viewer: string;

beforeAll(async () => {
  process.env["NEXTAUTH_URL"] = "https://orders.example";
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  all = await key([...RIGHTS]);
  viewer = await key(["view", "edit"]);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function key(rights: Right[]): Promise<string> {
  const made = await createApiKey(world.actor, { name: "Test", rights });
  return certain(made.ok ? made.secret : null, "an API key");
}

async function call(handler: unknown, method: string, id: string, by = all) {
  const request = new Request(`http://onerow.example/api/v1/orders/${id}/links`, { method, headers: { authorization: `Bearer ${by}` } });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const opened = async (url: unknown) => openLink(String(url).split("/").at(-1) ?? "", "192.0.2.1");

test("a shop asks for a link, and later ends all of them", async () => {
  const { order } = await orderOf(world, 2);
  const made = await call(make, "POST", order.number);
  expect(made).toMatchObject({
    status: 201,
    body: { url: expect.stringMatching(/^https:\/\/orders\.example\/track\/[\w-]{43}$/) as string },
  });
  expect(Date.parse(String(made.body["expires_at"])) - Date.now()).toBeGreaterThan(364 * 86_400_000);
  const [row] = await world.sql("select actor_kind from order_link where order_id = $1", [order.id]);
  expect(row).toEqual({ actor_kind: "api_key" });
  expect(await opened(made.body["url"])).toMatchObject({ link: { orderId: order.id } });
  expect(await call(revoke, "DELETE", order.id)).toMatchObject({ status: 200, body: { revoked: 1 } });
  expect(await opened(made.body["url"])).toEqual({ kind: "ended" });
});

test("a key that may not cancel makes none, a draft has none, and what is not there is not found", async () => {
  const { order } = await orderOf(world, 1);
  expect(await call(make, "POST", order.id, viewer)).toMatchObject({ status: 403, body: { code: "no_right", right: "cancel" } });
  expect(await call(revoke, "DELETE", order.id, viewer)).toMatchObject({ status: 403, body: { code: "no_right" } });
  expect(await call(make, "POST", await saveDraftOf(world))).toMatchObject({ status: 409, body: { code: "wrong_status" } });
  expect(await call(make, "POST", "SO-0")).toMatchObject({ status: 404, body: { code: "not_found" } });
});

test("19: what the API says about a cancel is what the customer's page says", async () => {
  const { order } = await partShipped(world);
  const answer = await call(read, "GET", order.id);
  const { can } = (answer.body["order"] ?? answer.body) as { can: { cancel: object } };
  expect(can.cancel).toEqual({
    allowed: true,
    code: "ok",
    right: "cancel",
    owner: "front office",
    units: 3,
    put_back: 3,
    pending: 0,
    returnable: 4,
    next_owner: "warehouse",
  });
  const link = await opened((await call(make, "POST", order.id)).body["url"]);
  const view = certain(link.kind === "open" ? await readTrack(link.link) : null, "the page");
  expect(view.cancel).toEqual(can.cancel);
});

test("both calls stand in the document", () => {
  const links = apiDocument().paths?.["/api/v1/orders/{id}/links"];
  expect([links?.post?.operationId, links?.delete?.operationId]).toEqual(["makeOrderLink", "revokeOrderLinks"]);
});
