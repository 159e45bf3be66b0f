import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signatureOf } from "@/lib/shipping/hook-signature";
import { listHooks, openHook, stopHook } from "@/lib/shipping/hooks";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import { receiveHook } from "@/lib/shipping/receive-hook";
import { openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { actorOf } from "@/lib/testing/actor";
import { done } from "@/lib/testing/floor";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  process.env["NEXTAUTH_SECRET"] ??= "a secret that is long enough for tests of it";
  world = await createWorld();
  await openWarehouse(world);
});
beforeEach(() => world.sql("delete from rate_limit"));
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function open(carrier = "COAST", actor = world.actor): Promise<{ id: string; secret: string }> {
  const opened = await openHook(actor, { carrier });
  if (!opened.ok) throw new Error(opened.code);
  return { id: opened.address.split("/").at(-1) ?? "", secret: opened.secret };
}

const aDayPasses = () =>
  world.sql(`update carrier_hook set previous = (select coalesce(jsonb_agg(p || jsonb_build_object('until', now() - interval '1 second')), '[]')
    from jsonb_array_elements(previous) p)`);

type Sent = { id: string; secret: string };
const sign = ({ secret }: Pick<Sent, "secret">, body: string, at = new Date()) => {
  const signed = { id: "msg_1", timestamp: String(Math.floor(at.getTime() / 1000)), body };
  return { ...signed, signature: signatureOf(secret, signed) };
};
const send = (hook: Sent, body: string) => receiveHook(hook.id, sign(hook, body), "192.0.2.1");
const codeOf = async (taken: ReturnType<typeof receiveHook>) => {
  const it = await taken;
  return it.ok ? "taken" : it.problem.code;
};

async function parcel() {
  const packed = await packLamps(world);
  const { label } = done(await buyLabel(world.actor, packed.packageId, buyBody.parse({})));
  await shipPackage(world, packed);
  return { orderId: packed.orderId, number: label.tracking_number ?? "" };
}
const arrival = (number: string, id: string) =>
  JSON.stringify({ events: [{ id, tracking_number: number, kind: "delivered", at: "2026-11-20T09:30:00.000Z" }] });
const statusOf = async (orderId: string) => (await world.sql("select status, version from orders where id = $1", [orderId]))[0];

test("a signed message moves the order, and a copy of it that somebody kept changes nothing", async () => {
  const hook = await open();
  const { orderId, number } = await parcel();
  const signed = sign(hook, arrival(number, "H1"));
  const first = await receiveHook(hook.id, signed, "192.0.2.1");
  expect(first.ok && done(first.outcome).events).toMatchObject([{ result: "applied", duplicate: false, order_status: "delivered" }]);
  const after = await statusOf(orderId);
  const again = await receiveHook(hook.id, signed, "192.0.2.1");
  expect(again.ok && done(again.outcome).events).toMatchObject([{ result: "applied", duplicate: true }]);
  expect(await statusOf(orderId)).toEqual(after);
  expect((await listHooks(world.orgId)).find(({ carrier }) => carrier === "COAST")?.lastReceivedAt).toBeInstanceOf(Date);
  expect(await world.sql("select actor_kind from inbox_event where external_id = 'H1'")).toEqual([{ actor_kind: "system" }]);
});

test("what is not signed, signed by somebody else, changed or old is refused and writes nothing", async () => {
  const hook = await open();
  const { orderId, number } = await parcel();
  const before = await statusOf(orderId);
  const body = arrival(number, "H2");
  const old = new Date(Date.now() - 301_000);
  expect(await codeOf(receiveHook(hook.id, { ...sign(hook, body), signature: "" }, "192.0.2.1"))).toBe("signature_missing");
  expect(await codeOf(receiveHook(hook.id, sign({ secret: "whsec_AAAA" }, body), "192.0.2.1"))).toBe("signature_wrong");
  expect(await codeOf(receiveHook(hook.id, { ...sign(hook, body), body: `${body} ` }, "192.0.2.1"))).toBe("signature_wrong");
  expect(await codeOf(receiveHook(hook.id, sign(hook, body, old), "192.0.2.1"))).toBe("signature_old");
  expect(await codeOf(send(hook, "{"))).toBe("malformed_json");
  expect(await codeOf(send(hook, '{"events":[]}'))).toBe("invalid_input");
  expect(await codeOf(receiveHook("nobody", sign(hook, body), "192.0.2.1"))).toBe("not_found");
  expect(await statusOf(orderId)).toEqual(before);
});

test("a new secret leaves the one before a day, and a stopped address takes nothing", async () => {
  const first = await open();
  const second = await open();
  expect(second.id).toBe(first.id);
  expect(second.secret).not.toBe(first.secret);
  const body = (id: string) => arrival("NOBODYS", id);
  expect(await codeOf(send(first, body("H3")))).toBe("taken");
  expect(await codeOf(send(second, body("H4")))).toBe("taken");
  await aDayPasses();
  expect(await codeOf(send(first, body("H5")))).toBe("signature_wrong");
  expect(await stopHook(world.actor, { carrier: "COAST" })).toEqual({ ok: true });
  expect(await codeOf(send(second, body("H6")))).toBe("not_found");
  const third = await open();
  expect(await codeOf(send(second, body("H7")))).toBe("signature_wrong");
  expect(await codeOf(send(third, body("H8")))).toBe("taken");
});

test("each of several secrets that were made within a day holds for its day, whichever the carrier has", async () => {
  const secrets = [await open(), await open(), await open()];
  const take = async (round: string) => {
    const codes = [];
    for (const [index, secret] of secrets.entries()) codes.push(await codeOf(send(secret, arrival("NOBODYS", `${round}-${index}`))));
    return codes;
  };
  expect(await take("H11")).toEqual(["taken", "taken", "taken"]);
  expect((await listHooks(world.orgId))[0]?.previousUntil?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  await aDayPasses();
  expect(await take("H12")).toEqual(["signature_wrong", "signature_wrong", "taken"]);
  expect((await listHooks(world.orgId))[0]?.previousUntil).toBeNull();
  secrets.push(await open());
  expect(await take("H13")).toEqual(["signature_wrong", "signature_wrong", "taken", "taken"]);
  expect(await world.sql("select jsonb_array_length(previous) as n from carrier_hook where org_id = $1", [world.orgId])).toEqual([
    { n: 1 },
  ]);
});

test("an address belongs to one organization and one carrier, and only who manages opens it", async () => {
  const mine = await open();
  const orgId = await addOrganization(world.sql, "other");
  const theirs = actorOf(orgId);
  expect(await openHook(theirs, { carrier: "COAST" })).toMatchObject({ code: "not_found" });
  expect(await stopHook(theirs, { carrier: "COAST" })).toMatchObject({ code: "not_found" });
  expect(await openHook(actorOf(world.orgId, new Set(["view"])), { carrier: "COAST" })).toMatchObject({ code: "no_right" });
  expect(await openHook(world.actor, { carrier: "NOBODY" })).toMatchObject({ code: "not_found" });
  expect(await codeOf(send(mine, arrival("NOBODYS", "H9")))).toBe("taken");
  expect(JSON.stringify(await world.sql("select * from carrier_hook"))).not.toContain(mine.secret.slice(6));
});

test("whoever sends many wrong ones is told no more about them, and what is signed is taken all the same", async () => {
  const hook = await open();
  const wrong = sign({ secret: "whsec_AAAA" }, "{}");
  for (let sent = 0; sent < 60; sent += 1) await receiveHook(hook.id, wrong, "192.0.2.1");
  expect(await codeOf(receiveHook(hook.id, wrong, "192.0.2.1"))).toBe("rate_limited");
  expect(await codeOf(send(hook, arrival("NOBODYS", "H10")))).toBe("taken");
});
