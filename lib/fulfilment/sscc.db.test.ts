import { afterAll, beforeAll, expect, test } from "vitest";
import { hasCheckDigit } from "@/lib/catalogue/gtin";
import { takeSscc } from "@/lib/fulfilment/sscc";
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
