import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as carrierEvents } from "@/app/api/v1/carriers/[carrier]/events/route";
import { GET as packingSlip } from "@/app/api/v1/fulfilments/[id]/packing-slip.pdf/route";
import { GET as track } from "@/app/api/v1/labels/[id]/route";
import { POST as voidLabel } from "@/app/api/v1/labels/[id]/void/route";
import { GET as manifestPdf } from "@/app/api/v1/manifests/[id]/manifest.pdf/route";
import { GET as listManifests, POST as closeManifest } from "@/app/api/v1/manifests/route";
import { POST as deliver } from "@/app/api/v1/packages/[id]/deliver/route";
import { GET as labelPdf } from "@/app/api/v1/packages/[id]/label.pdf/route";
import { GET as labelZpl } from "@/app/api/v1/packages/[id]/label.zpl/route";
import { GET as listLabels, POST as buyLabel } from "@/app/api/v1/packages/[id]/labels/route";
import { GET as getShipment } from "@/app/api/v1/shipments/[id]/route";
import { GET as listShipments } from "@/app/api/v1/shipments/route";
import { POST as quote } from "@/app/api/v1/shipping/quote/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS, type Right } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import type { WireLabel } from "@/lib/shipping/read-label";
import { openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { actorOf } from "@/lib/testing/actor";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
let [all, theirs, reader]: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
  const keyOf = async (orgId: string, rights: readonly Right[]) => {
    const made = await createApiKey(actorOf(orgId), { name: `Test ${rights.length}`, rights: [...rights] });
    if (!made.ok) throw new Error(made.code);
    return made.secret;
  };
  all = await keyOf(world.orgId, RIGHTS);
  reader = await keyOf(world.orgId, ["view"]);
  theirs = await keyOf(await addOrganization(world.sql, "other"), RIGHTS);
});
afterAll(() => world.close());

type Options = { key?: string | undefined; id?: string; carrier?: string; query?: string; body?: object; once?: string };

async function call(handler: unknown, { key = all, id = "", carrier = "", query = "", body, once }: Options): Promise<Response> {
  const request = new Request(`http://onerow.example/api/v1/x/${id}${query}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${key}`,
      ...(once === undefined ? {} : { "idempotency-key": once }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return documented(handler, request, { params: Promise.resolve({ id, carrier }) });
}
const json = async (response: Response) => ({ status: response.status, body: (await response.json()) as Record<string, unknown> });
const labelIn = (body: Record<string, unknown>): WireLabel => body["label"] as WireLabel;

test("a package is quoted, labelled, printed, shipped, put on a manifest and tracked", async () => {
  const packed = await packLamps(world);
  const { packageId: id, fulfilmentId } = packed;
  const quoted = await json(await call(quote, { body: { package: id } }));
  expect(quoted).toMatchObject({
    status: 200,
    body: {
      quotes: [{ carrier: "COAST", service: "STD", price: { amount_minor: 590, currency: "EUR" }, transit_days: 2 }, { service: "EXP" }],
    },
  });
  const bought = await json(await call(buyLabel, { id, body: {}, once: "buy-1" }));
  expect(bought).toMatchObject({ status: 201, body: { label: { state: "bought", service: "STD", package_id: id } } });
  expect(await json(await call(buyLabel, { id, body: {}, once: "buy-1" }))).toEqual(bought);
  expect(await json(await call(buyLabel, { id, body: { service: "EXP" }, once: "buy-1" }))).toMatchObject({ status: 422 });
  expect(await json(await call(buyLabel, { id, body: {}, once: "buy-2" }))).toMatchObject({ status: 409, body: { code: "label_exists" } });
  const label = labelIn(bought.body);

  const pdf = await call(labelPdf, { id, query: "?size=a6" });
  expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(await (await call(labelPdf, { id, query: "?size=a6" })).bytes()).toEqual(await pdf.bytes());
  const zpl = await call(labelZpl, { id });
  expect(zpl.headers.get("content-disposition")).toBe(`inline; filename="label-${label.sscc}.zpl"`);
  expect(await zpl.text()).toContain(label.tracking_number);
  expect((await call(packingSlip, { id: fulfilmentId })).headers.get("content-type")).toBe("application/pdf");

  await shipPackage(world, packed);
  const manifested = await json(await call(closeManifest, { body: { location: "BEG", carrier: "COAST" }, once: "day-1" }));
  expect(manifested).toMatchObject({ status: 201, body: { manifests: [{ packages: 1, carrier: "COAST", location: "BEG" }] } });
  const [made] = manifested.body["manifests"] as { id: string }[];
  expect(await json(await call(listManifests, {}))).toMatchObject({ body: { items: [{ id: made?.id }], next_cursor: null } });
  expect((await call(manifestPdf, { id: made?.id ?? "" })).headers.get("content-type")).toBe("application/pdf");
  expect(await json(await call(track, { id: label.id }))).toMatchObject({
    body: { label: { manifest_id: made?.id }, tracking: { state: "handed_over", events: [{ state: "bought" }, { state: "handed_over" }] } },
  });
  expect(await json(await call(voidLabel, { id: label.id, body: {} }))).toMatchObject({ status: 409, body: { code: "package_shipped" } });
});

test("a shipment is listed with what it cost, and is delivered by a message that counts once", async () => {
  const packed = await packLamps(world);
  const label = labelIn((await json(await call(buyLabel, { id: packed.packageId, body: {}, once: "s-1" }))).body);
  const { shipment } = await shipPackage(world, packed);
  const { tracking_number } = label;
  expect(await json(await call(listShipments, { query: `?q=${tracking_number}` }))).toMatchObject({
    status: 200,
    body: { items: [{ id: shipment.id, packages: 1, delivered: 0, cost: { amount_minor: 590, currency: "EUR" } }], next_cursor: null },
  });
  const body = { events: [{ id: "api-1", tracking_number, kind: "delivered", at: "2026-11-20T10:30:00+01:00" }] };
  const tell = async (more: object = {}) => json(await call(carrierEvents, { carrier: "COAST", body, ...more }));
  expect(await tell({ key: reader })).toMatchObject({ status: 403 });
  expect(await tell({ key: theirs })).toMatchObject({ status: 422, body: { code: "carrier_unknown" } });
  expect(await tell()).toMatchObject({
    status: 200,
    body: { events: [{ id: "api-1", result: "applied", duplicate: false, order_status: "delivered" }] },
  });
  expect(await tell()).toMatchObject({ status: 200, body: { events: [{ result: "applied", duplicate: true }] } });
  expect(await json(await call(getShipment, { id: shipment.id }))).toMatchObject({
    body: { delivered: 1, packages: [{ number: 1, tracking_number, delivered_at: "2026-11-20T09:30:00.000Z" }] },
  });
  expect(await json(await call(track, { id: label.id }))).toMatchObject({ body: { tracking: { state: "delivered" } } });
  expect(await json(await call(deliver, { id: packed.packageId, body: {} }))).toMatchObject({
    status: 409,
    body: { code: "delivered_already" },
  });
  const wrong = { events: [{ ...body.events[0], at: "2199-01-01T00:00:00Z" }] };
  expect(await tell({ body: wrong })).toMatchObject({ status: 400, body: { errors: [{ pointer: "/events/0/at" }] } });
  for (const [handler, id] of [
    [getShipment, shipment.id],
    [deliver, packed.packageId],
  ] as const)
    expect((await call(handler, { id, key: theirs, ...(handler === deliver ? { body: {} } : {}) })).status).toBe(404);
});

test("a label is voided and the package can have another", async () => {
  const { packageId: id } = await packLamps(world);
  const bought = await json(await call(buyLabel, { id, body: {}, once: "v-1" }));
  const voided = await json(await call(voidLabel, { id: labelIn(bought.body).id, body: {} }));
  expect(voided).toMatchObject({ status: 200, body: { label: { state: "voided" } } });
  expect((await call(labelPdf, { id })).status).toBe(409);
  await call(buyLabel, { id, body: { service: "EXP" }, once: "v-2" });
  expect(await json(await call(listLabels, { id }))).toMatchObject({
    body: {
      labels: [
        { state: "bought", service: "EXP" },
        { state: "voided", service: "STD" },
      ],
    },
  });
});

test("an address that no service reaches, and a weight that none takes, have no price but a reason", async () => {
  const ask = async (to: object, weight_g: number) => (await json(await call(quote, { body: { location: "BEG", to, weight_g } }))).body;
  expect(await ask({ country: "Montenegro", postcode: "85330" }, 2000)).toMatchObject({ quotes: [{ service: "STD" }, { service: "EXP" }] });
  expect(await ask({ country: "JP" }, 2000)).toMatchObject({ quotes: [], without: [{ because: "no_zone" }, { because: "no_zone" }] });
  expect(await ask({ country: "ME" }, 5001)).toMatchObject({ quotes: [], without: [{ because: "too_heavy" }, { because: "too_heavy" }] });
});

describe("whoever may not", () => {
  test("is told so and writes nothing", async () => {
    const { packageId: id } = await packLamps(world);
    expect((await call(buyLabel, { id, body: {}, once: "n-1", key: reader })).status).toBe(403);
    expect((await call(closeManifest, { body: { location: "BEG", carrier: "COAST" }, once: "n-2", key: reader })).status).toBe(403);
    expect(await json(await call(listLabels, { id, key: reader }))).toEqual({ status: 200, body: { labels: [] } });
  });

  test("is of another organization and finds nothing", async () => {
    const { packageId: id, fulfilmentId } = await packLamps(world);
    const bought = labelIn((await json(await call(buyLabel, { id, body: {}, once: "f-1" }))).body);
    const statuses = await Promise.all([
      call(buyLabel, { id, body: {}, once: "f-2", key: theirs }),
      call(voidLabel, { id: bought.id, body: {}, key: theirs }),
      call(track, { id: bought.id, key: theirs }),
      call(listLabels, { id, key: theirs }),
      call(labelPdf, { id, key: theirs }),
      call(labelZpl, { id, key: theirs }),
      call(packingSlip, { id: fulfilmentId, key: theirs }),
      call(quote, { body: { package: id }, key: theirs }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 404));
  });
});
