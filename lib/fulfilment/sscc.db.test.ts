import { afterAll, beforeAll, expect, test } from "vitest";
import { hasCheckDigit } from "@/lib/catalogue/gtin";
import { takeSscc } from "@/lib/fulfilment/sscc";
import { changeCompanyPrefix, prefixForm } from "@/lib/shipping/company-prefix";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.sql("update org_policy set company_prefix = '4012345' where org_id = $1", [world.orgId]);
});
afterAll(() => world.close());

test("two hundred packages at once get codes of their own, with the company prefix and a right check digit", async () => {
  const codes = await Promise.all(Array.from({ length: 200 }, () => takeSscc(world.orgId)));
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) {
    expect(code).toMatch(/^\d4012345\d{10}$/);
    expect(hasCheckDigit(code)).toBe(true);
  }
  const [row] = await world.sql("select next_package_number::int as next from org_policy where org_id = $1", [world.orgId]);
  expect(row?.["next"]).toBe(201);
});

test("another company prefix counts from the next package on", async () => {
  const before = await takeSscc(world.orgId);
  expect(await changeCompanyPrefix(world.actor, prefixForm.parse({ prefix: "400 638 1" }))).toEqual({ ok: true });
  expect([before.slice(1, 8), (await takeSscc(world.orgId)).slice(1, 8)]).toEqual(["4012345", "4006381"]);
  expect(prefixForm.safeParse({ prefix: "12345" }).success).toBe(false);
});
