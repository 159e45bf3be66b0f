import { expect, type Page, test } from "@playwright/test";
import { freePort } from "@/db/embedded/free-port";
import { type OwnServer, startOwnServer } from "@/e2e/support/access/own-server";
import { type OidcProvider, startOidcProvider } from "@/e2e/support/oidc-provider";

test.describe.configure({ mode: "default", timeout: 120_000 });

let provider: OidcProvider;
let server: OwnServer;

test.beforeAll(async () => {
  provider = await startOidcProvider(await freePort());
  server = await startOwnServer({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "company account",
  });
});
test.afterAll(async () => {
  await server?.stop();
  await provider?.close();
});

async function comeFromProvider(page: Page): Promise<void> {
  await page.goto(`${server.address}/sign-in?next=/account`);
  await page.getByRole("button", { name: "Continue with company account" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in" || url.searchParams.has("error"));
}

test("single sign-on lets a member in, whose address the provider vouches for", async ({ page }) => {
  provider.answerAs({ sub: "1", email: server.records.accounts.finance.toUpperCase(), email_verified: true, name: "Fin" });
  await comeFromProvider(page);
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expect(page.getByRole("main").getByText(server.records.accounts.finance)).toBeVisible();
});

test("single sign-on lets in neither a stranger nor an address that was not verified", async ({ page }) => {
  provider.answerAs({ sub: "2", email: "stranger@access.example", email_verified: true });
  await comeFromProvider(page);
  await expect(page.getByText("Your account belongs to no organization at the moment.")).toBeVisible();
  provider.answerAs({ sub: "3", email: server.records.accounts.admin, email_verified: false });
  await comeFromProvider(page);
  await expect(page.getByText("Single sign-on did not vouch for your e-mail address.")).toBeVisible();
  await page.goto(`${server.address}/account`);
  await expect(page).toHaveURL(/\/sign-in/);
});

async function signInAnswer(headers: Record<string, string>, token?: string, email = server.records.accounts.admin): Promise<Response> {
  const asked = await fetch(`${server.address}/api/auth/csrf`, { headers });
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers
    .getSetCookie()
    .map((it) => it.split(";")[0])
    .join("; ");
  const body = new URLSearchParams({
    csrfToken: token ?? csrfToken,
    email,
    password: server.records.password,
    json: "true",
  });
  return fetch(`${server.address}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { ...headers, cookie },
    body,
    redirect: "manual",
  });
}

const sessionCookieOf = (response: Response): string =>
  response.headers.getSetCookie().find((cookie) => cookie.includes("onerow.session")) ?? "";

test("the session cookie is closed to scripts and other sites, and behind https bound to it", async () => {
  expect(sessionCookieOf(await signInAnswer({}))).toMatch(/^onerow\.session=\S+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/i);
  const secure = sessionCookieOf(await signInAnswer({ "x-forwarded-proto": "https" }));
  expect(secure).toMatch(/^__Host-onerow\.session=\S+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/i);
});

test("a sign-in that another site sends is not taken", async () => {
  expect(sessionCookieOf(await signInAnswer({}, "made up"))).toBe("");
  const action = await fetch(`${server.address}/sign-in`, {
    method: "POST",
    headers: { origin: "https://evil.example", "next-action": "00".repeat(21), "content-type": "text/plain" },
    body: "[]",
  });
  expect(action.status).toBeGreaterThanOrEqual(400);
});

test("a cookie that was not made here is nobody's", async () => {
  const session = sessionCookieOf(await signInAnswer({})).split(";")[0] ?? "";
  const look = async (cookie: string) => (await fetch(`${server.address}/account`, { headers: { cookie }, redirect: "manual" })).status;
  expect(await look(session)).toBe(200);
  expect(await look(`${session.slice(0, -6)}AAAAAA`)).toBe(307);
  expect(await look("onerow.session=eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.")).toBe(307);
});

test("every page carries a strict policy and the security headers", async () => {
  for (const path of ["/sign-in", "/api/docs"]) {
    const response = await fetch(`${server.address}${path}`);
    expect(response.status).toBe(200);
    const { headers } = response;
    const policy = headers.get("content-security-policy") ?? "";
    const [, nonce = "none"] = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy) ?? [];
    for (const [script] of (await response.text()).matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    for (const rule of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
  expect((await fetch(`${server.address}/api/v1/openapi.json`)).headers.get("content-security-policy")).toBeNull();
});

test("an address that no record can have is refused plainly", async () => {
  for (const path of ["/orders?q=%00", "/customers/%00"]) expect((await fetch(`${server.address}${path}`)).status).toBe(400);
});

// The last one: afterwards this address may not try any more for a while.
test("who guesses passwords cannot come from other addresses by saying so", async () => {
  for (let guess = 0; guess < 60; guess += 1)
    await signInAnswer({ "x-forwarded-for": `10.0.0.${guess}` }, undefined, `${guess}@nobody.example`);
  const answer = await signInAnswer({ "x-forwarded-for": "10.9.9.9" });
  expect(await answer.text()).toContain("too_many_attempts");
});
