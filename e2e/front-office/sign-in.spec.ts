import { DEMO_ACCOUNTS } from "@/db/seed/accounts";
import { expect, test } from "@/e2e/support/test";

const [frontOffice] = DEMO_ACCOUNTS;
const email = frontOffice?.email ?? "";

test("who is not signed in is led to the sign-in page and back to where they wanted to go", async ({ page, signIn }) => {
  await page.goto("/orders");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Forders/);
  await signIn(email, "/orders");
  await expect(page).toHaveURL(/\/orders$/);
});

test("a wrong password is refused in words, and the page stays", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the sign-in page offers every demo account and has no serious accessibility finding", async ({ page, expectAccessible }) => {
  await page.goto("/sign-in");
  for (const account of DEMO_ACCOUNTS) await expect(page.getByText(account.title, { exact: true }).first()).toBeVisible();
  await expectAccessible();
});

test("pages carry a policy with a nonce of their own and let nobody frame them", async ({ page, request }) => {
  const policies = new Set<string>();
  for (let visit = 0; visit < 2; visit++) {
    const response = await page.goto("/sign-in");
    const headers = response?.headers() ?? {};
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f-]{36}' 'strict-dynamic'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    policies.add(policy);
  }
  expect(policies.size).toBe(2);
  expect((await request.get("/api/health")).status()).toBe(200);
});
