import { expect, test } from "vitest";
import { safePath } from "@/lib/tenancy/safe-path";

test("sign-in leads back to a page of this server", () => {
  expect(safePath("/orders/123?tab=lines")).toBe("/orders/123?tab=lines");
  expect(safePath("/customers")).toBe("/customers");
});

test("an address that leads elsewhere, or nowhere, becomes the orders", () => {
  const elsewhere = [
    undefined,
    "",
    "orders",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/./\\evil.example",
    "javascript:alert(1)",
    "/sign-in?next=/x",
  ];
  for (const asked of elsewhere) expect([asked, safePath(asked)]).toEqual([asked, "/orders"]);
});
