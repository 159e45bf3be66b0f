import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey, listApiKeys, revokeApiKey } from "@/lib/members/api-keys";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { findApiKey, forgetApiKeys } from "@/lib/tenancy/api-key";
import { makeActor, makeOrganization, useFreshDatabase } from "@/lib/tenancy/testing/organizations";

let close: () => Promise<void>;
let owner: pg.Client;
let orgId: string;
let admin: Actor;

beforeAll(async () => {
  const fresh = await useFreshDatabase();
  close = fresh.close;
  owner = new pg.Client({ connectionString: fresh.adminUrl });
  await owner.connect();
  orgId = await makeOrganization("first");
  admin = await makeActor(orgId, "admin", "admin@first.example");
});
afterAll(async () => {
  await owner.end();
  await close();
});

async function makeKey(rights: ("view" | "place")[] = ["view", "place"], ratePerMinute?: number) {
  const made = await createApiKey(admin, { name: "Shop", rights, ratePerMinute });
  if (!made.ok) throw new Error(made.code);
  return made;
}

test("a key is an actor of its organization with its own rights, and is stored as a hash", async () => {
  const { id, secret } = await makeKey(["place", "view"], 30);
  expect(secret).toMatch(/^onr_[\w-]{43}$/);
  const holder = await findApiKey(secret);
  expect(holder).toMatchObject({ actor: { orgId, kind: "api_key", id, name: "Shop" }, ratePerMinute: 30 });
  expect([...(holder?.actor.rights ?? [])].sort()).toEqual(["place", "view"]);
  const dump = await owner.query("select hash as t from secret_lookup union all select prefix from api_key");
  expect(JSON.stringify(dump.rows)).not.toContain(secret.slice(16));
  const [shown] = await listApiKeys(admin);
  expect(shown).toMatchObject({ prefix: secret.slice(0, 12), createdBy: "Member admin", revokedAt: null });
});

test("an unknown key is nobody, and a revoked one is unknown at once", async () => {
  const { id, secret } = await makeKey();
  expect(await findApiKey(`${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`)).toBeNull();
  expect(await findApiKey("something else")).toBeNull();
  expect(await findApiKey(secret)).not.toBeNull();
  expect(await revokeApiKey(admin, { keyId: id })).toEqual({ ok: true });
  expect(await findApiKey(secret)).toBeNull();
  expect(await revokeApiKey(admin, { keyId: id })).toMatchObject({ code: "not_found" });
});

test("a key revoked by another process is unknown after two seconds", async () => {
  const { id, secret } = await makeKey();
  expect(await findApiKey(secret)).not.toBeNull();
  await owner.query("delete from secret_lookup where ref_id = $1", [id]);
  expect(await findApiKey(secret)).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 2_050));
  expect(await findApiKey(secret)).toBeNull();
});

test("the last use is written at most once a minute", async () => {
  const { id, secret } = await makeKey();
  const lastUse = async () =>
    (await owner.query<{ at: Date | null }>("select last_used_at as at from api_key where id = $1", [id])).rows[0]?.at;
  expect(await lastUse()).toBeNull();
  await findApiKey(secret);
  const first = certain(await lastUse(), "first use");
  forgetApiKeys();
  await findApiKey(secret);
  expect(await lastUse()).toEqual(first);
  await owner.query("update api_key set last_used_at = last_used_at - interval '61 seconds' where id = $1", [id]);
  forgetApiKeys();
  await findApiKey(secret);
  expect(certain(await lastUse(), "second use").getTime()).toBeGreaterThanOrEqual(first.getTime());
});

test("a key cannot have a right that its maker lacks, and only who may manage makes keys", async () => {
  const limited: Actor = { ...admin, rights: new Set(["manage", "view"]) };
  expect(await createApiKey(limited, { name: "Too much", rights: ["view", "refund"] })).toMatchObject({
    code: "rights_beyond",
    subject: "refund",
  });
  const clerk = await makeActor(orgId, "front_office", "clerk@first.example");
  expect(await createApiKey(clerk, { name: "Mine", rights: ["view"] })).toMatchObject({ code: "no_right" });
  const foreign = await makeActor(await makeOrganization("second"), "admin", "admin@second.example");
  const { id, secret } = await makeKey();
  expect(await revokeApiKey(foreign, { keyId: id })).toMatchObject({ code: "not_found" });
  expect(await revokeApiKey(clerk, { keyId: id })).toMatchObject({ code: "no_right" });
  expect(await findApiKey(secret)).not.toBeNull();
  expect(await listApiKeys(foreign)).toEqual([]);
});
