import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { type OwnServer, startOwnServer } from "@/e2e/support/access/own-server";
import { expect, test } from "@/e2e/support/test";

test.describe.configure({ mode: "default", timeout: 120_000 });

let server: OwnServer;
let owner: pg.Client;

test.beforeAll(async () => {
  server = await startOwnServer();
  owner = new pg.Client({ connectionString: server.databaseUrl });
  await owner.connect();
});
test.afterAll(async () => {
  await owner?.end();
  await server?.stop();
});

type Role = keyof OwnServer["records"]["accounts"];

async function enter(page: Page, email: string, password = server.records.password, path = "/settings/members"): Promise<void> {
  await page.goto(`${server.address}/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const accountOf = (role: Role): string => server.records.accounts[role];

async function secondPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

test("who is not signed in is asked to, and led to the page that was wanted", async ({ page, expectAccessible }) => {
  await page.goto(`${server.address}/settings/roles`);
  await expect(page).toHaveURL(`${server.address}/sign-in?next=%2Fsettings%2Froles`);
  await expectAccessible();
  await page.getByLabel("E-mail").fill(accountOf("admin"));
  await page.getByLabel("Password").fill("not this");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("The e-mail address or the password is not right.");
  await expect(page.getByLabel("E-mail")).toHaveValue(accountOf("admin"));
  await page.getByLabel("Password").fill(server.records.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Roles", level: 1 })).toBeVisible();
});

test("only a demo organization shows its accounts: here are none", async ({ page }) => {
  await page.goto(`${server.address}/sign-in`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText("Demo accounts")).toHaveCount(0);
});

test("ten wrong passwords, and the page says how long to wait", async ({ page }) => {
  for (let guess = 0; guess < 10; guess++) {
    await fetch(`${server.address}/api/auth/csrf`).then(async (answer) => {
      const { csrfToken } = (await answer.json()) as { csrfToken: string };
      const cookie = answer.headers
        .getSetCookie()
        .map((it) => it.split(";")[0])
        .join("; ");
      const body = new URLSearchParams({ csrfToken, email: accountOf("finance"), password: `guess ${guess}`, json: "true" });
      await fetch(`${server.address}/api/auth/callback/credentials`, { method: "POST", headers: { cookie }, body });
    });
  }
  await enter(page, accountOf("finance"));
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/^Too many attempts\. Try again in 1[45] minutes\.$/);
  await owner.query("delete from rate_limit");
});

test("signing out ends the session", async ({ page }) => {
  await enter(page, accountOf("admin"));
  await expect(page.getByRole("heading", { name: "Members", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Member admin", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`${server.address}/settings/members`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a page without the right is 403 and says what to do", async ({ page, expectAccessible }) => {
  await enter(page, accountOf("warehouse"), server.records.password, "/account");
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  const answer = await page.goto(`${server.address}/settings/members`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "Your role does not include this" })).toBeVisible();
  await expectAccessible();
});

test("a person of two organizations switches between them", async ({ page }) => {
  const leaveAlpha = await joinAlpha("front_office");
  await enter(page, server.records.foreign.account);
  await expect(page.getByRole("heading", { name: "Members", level: 1 })).toBeVisible();
  await enterOrganization(page, "Beta", "Alpha");
  expect((await page.goto(`${server.address}/settings/members`))?.status()).toBe(403);
  await leaveAlpha();
  await page.goto(`${server.address}/orders`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("what was typed for one organization is not written into another that was entered in a second tab", async ({ page, context }) => {
  const leaveAlpha = await joinAlpha("admin");
  await enter(page, server.records.foreign.account, server.records.password, "/orders");
  await enterOrganization(page, "Beta", "Alpha");
  const product = page;
  await product.goto(`${server.address}/products/new`);
  await product.getByLabel("SKU").fill("OF-ALPHA");
  await product.getByLabel("Name", { exact: true }).fill("Of Alpha");
  await product.getByLabel("Unit price").fill("3.00");
  const order = await context.newPage();
  await order.goto(`${server.address}/orders/new?customer=C1`);
  await order.getByRole("combobox", { name: "Product, line 1" }).fill("TEA-1");
  await order.getByRole("textbox", { name: "Units, line 1" }).fill("3");
  const other = await context.newPage();
  await other.goto(`${server.address}/orders`);
  await enterOrganization(other, "Alpha", "Beta");

  const counts =
    "select (select count(*)::int from orders) as orders, (select count(*)::int from product) as products, (select count(*)::int from order_refusal) as refusals";
  const before = (await owner.query(counts)).rows;
  await product.getByRole("button", { name: "Make product" }).click();
  await expect(product.getByRole("main").getByRole("alert")).toContainText("reload it, or switch back");
  await expect(product.getByLabel("SKU")).toHaveValue("OF-ALPHA");
  await order.getByRole("button", { name: "Place order" }).click();
  await expect(order.getByRole("alert").filter({ hasText: "Refused: nothing was written" })).toContainText("reload it, or switch back");
  await expect(order.getByRole("textbox", { name: "Units, line 1" })).toHaveValue("3");
  await product.getByRole("button", { name: "Make product" }).click();
  await expect(product.getByRole("main").getByRole("alert")).toContainText("reload it, or switch back");
  expect((await owner.query(counts)).rows).toEqual(before);

  await enterOrganization(other, "Beta", "Alpha");
  await product.getByRole("button", { name: "Make product" }).click();
  await expect(product).toHaveURL(/\/products\/(?!new)/);
  expect((await owner.query("select org_id from product where sku = 'OF-ALPHA'")).rows).toEqual([{ org_id: server.records.alphaId }]);
  await leaveAlpha();
});

/** Makes the person of the other organization a member of alpha as well, until the answer is called. */
async function joinAlpha(role: string): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ id: string }>("select id from app_user where email = $1", [server.records.foreign.account]);
  const roles = await owner.query<{ id: string }>("select id from role where org_id = $1 and code = $2", [server.records.alphaId, role]);
  await owner.query("insert into membership (org_id, user_id, role_id) values ($1, $2, $3)", [
    server.records.alphaId,
    rows[0]?.id,
    roles.rows[0]?.id,
  ]);
  return async () => {
    await owner.query("delete from membership where org_id = $1 and user_id = $2", [server.records.alphaId, rows[0]?.id]);
  };
}

async function enterOrganization(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole("button", { name: `Organization: ${from}` }).click();
  await page.getByRole("menuitem", { name: new RegExp(to) }).click();
  await expect(page.getByRole("button", { name: `Organization: ${to}` })).toBeVisible();
}

test("an invited person joins by the link of the mail, once", async ({ page, browser, expectAccessible }) => {
  await enter(page, accountOf("admin"));
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByLabel("E-mail").fill("joins@access.example");
  await page.getByLabel("Role").selectOption({ label: "Finance" });
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("row", { name: /joins@access\.example/ })).toBeVisible();
  await expectAccessible();
  const { rows } = await owner.query<{ link: string }>(
    "select payload->>'link' as link from outbox_message where topic = 'email.invitation' and payload->>'email' = 'joins@access.example'",
  );
  const link = rows[0]?.link ?? "";
  const guest = await secondPage(browser);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "Join Alpha" })).toBeVisible();
  await guest.getByLabel("Your name").fill("Jo Ins");
  await guest.getByLabel("Choose a password").fill("short");
  await guest.getByRole("button", { name: "Join Alpha" }).click();
  await expect(guest.getByText("Choose a password of at least 10 characters.")).toBeVisible();
  await guest.getByLabel("Choose a password").fill("long enough to join");
  await guest.getByRole("button", { name: "Join Alpha" }).click();
  await expect(guest).toHaveURL(`${server.address}/orders`);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "This invitation has ended" })).toBeVisible();
});

test("who forgot the password asks for a link, chooses another and signs in with it", async ({ page, expectAccessible }) => {
  await owner.query(
    `insert into app_user (id, email, name, password_hash) select gen_random_uuid(), 'forgets@access.example', 'For Gets', password_hash
     from app_user where email = $1`,
    [accountOf("finance")],
  );
  await owner.query(
    `insert into membership (org_id, user_id, role_id) select m.org_id, f.id, m.role_id from membership m join app_user u on u.id = m.user_id,
       app_user f where u.email = $1 and f.email = 'forgets@access.example'`,
    [accountOf("finance")],
  );
  await page.goto(`${server.address}/sign-in`);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  // The page that is left has a field of that name as well.
  await expect(page.getByRole("button", { name: "Send the link" })).toBeVisible();
  await page.getByLabel("E-mail").fill("forgets@access.example");
  await expectAccessible();
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await expectAccessible();
  const { rows } = await owner.query<{ link: string }>(
    "select payload->>'link' as link from outbox_message where topic = 'email.password_reset' and payload->>'email' = 'forgets@access.example'",
  );
  await page.goto(rows[0]?.link ?? "");
  await expect(page.getByText("For forgets@access.example.")).toBeVisible();
  await expectAccessible();
  await page.getByLabel("New password").fill("long enough again");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText("Your new password is saved.")).toBeVisible();
  await page.getByLabel("E-mail").fill("forgets@access.example");
  await page.getByLabel("Password").fill("long enough again");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.address}/orders`);
  await page.goto(rows[0]?.link ?? "");
  await expect(page.getByRole("heading", { name: "This link has ended" })).toBeVisible();
});

test("who is switched off is out with the next click, in a page that is open", async ({ page, browser }) => {
  await enter(page, accountOf("admin"));
  const leaver = await secondPage(browser);
  await enter(leaver, accountOf("front_office"), server.records.password, "/account");
  await expect(leaver.getByRole("heading", { name: "Your account" })).toBeVisible();
  await page.getByRole("button", { name: "Switch off Member front_office" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch Member front_office off" }).click();
  await expect(page.getByRole("row", { name: /Member front_office/ })).toContainText("Switched off");
  await leaver.getByRole("link", { name: "Customers" }).first().click();
  await expect(leaver).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "Switch Member front_office on" }).click();
  await expect(page.getByRole("row", { name: /Member front_office/ })).toContainText("Active");
});

test("the last right to manage stays, and a role changes what its members may", async ({ page, expectAccessible }) => {
  await enter(page, accountOf("admin"), server.records.password, "/settings/roles");
  await page.getByRole("button", { name: "Change Administrator" }).click();
  await page.getByLabel("Manage settings, members and keys").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Nobody could manage the organization after this.");
  await expectAccessible();
  await page.getByRole("button", { name: "Keep as it is" }).click();
  await page.getByRole("button", { name: "New role" }).click();
  await page.getByLabel("Name").fill("Returns desk");
  await page.getByLabel("Approve returns").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /Returns desk/ })).toContainText("View, approve return");
});

test("a key is shown once, works, and is refused at once when it is revoked", async ({ page, expectAccessible }) => {
  await enter(page, accountOf("admin"), server.records.password, "/settings/api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByLabel("Name").fill("Web shop");
  await expectAccessible();
  await page.getByRole("button", { name: "Make key" }).click();
  const key = await page.getByTestId("api-key").innerText();
  const call = async () => (await fetch(`${server.address}/api/v1/products`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await call()).toBe(200);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Web shop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke Web shop" }).click();
  await expect(page.getByRole("row", { name: /Web shop/ })).toContainText("Revoked");
  expect(await call()).toBe(401);
});

test("a new password ends the other sessions and not this one", async ({ page, browser, expectAccessible }) => {
  const other = await secondPage(browser);
  await enter(other, accountOf("finance"), server.records.password, "/account");
  await expect(other.getByRole("heading", { name: "Your account" })).toBeVisible();
  await enter(page, accountOf("finance"), server.records.password, "/account");
  await page.getByLabel("Password you have now").fill(server.records.password);
  await page.getByLabel("New password").fill("another good password");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("status")).toHaveText("The password is changed. Your other sessions have ended.");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expectAccessible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
});

test("sign-in works without script", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await enter(page, accountOf("admin"));
  await expect(page.getByRole("heading", { name: "Members", level: 1 })).toBeVisible();
});
