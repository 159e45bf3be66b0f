import type { Browser, Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/db/seed/accounts";
import { openOwnOffice, type OwnOffice } from "@/e2e/support/own-office";
import { expect } from "@/e2e/support/test";
import { wedge as scan } from "@/e2e/support/wedge";
import type { DefaultRoleCode } from "@/lib/tenancy/default-roles";
import { addMember } from "@/lib/tenancy/organization";

export const TABLET = { width: 1024, height: 768 };
export const PIN = "4071";
const SMALLEST_TARGET = 44;

/** Somebody with a name of their own, so that the screens say who works. Says the address to sign in with. */
async function addPerson(orgId: string, name: string, roleCode: DefaultRoleCode): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@${orgId.slice(-12)}.example`;
  await addMember(orgId, { email, name, password: DEMO_PASSWORD, roleCode });
  return email;
}

async function signInByEmail(page: Page, email: string, path: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** As the administrator in the office: a code for a new tablet. */
export async function makeDeviceCode(office: Page, name: string, location: string): Promise<string> {
  await office.goto("/settings/devices");
  await office.getByRole("button", { name: "Add tablet" }).click();
  const dialog = office.getByRole("dialog", { name: "Add a tablet" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Location").selectOption({ label: location });
  await dialog.getByRole("button", { name: "Make code" }).click();
  const code = await dialog.getByTestId("device-code").innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  return code;
}

/** As the administrator in the office: a badge, which is shown this one time. */
export async function makeBadge(office: Page, person: string): Promise<string> {
  await office.goto("/settings/badges");
  await office.getByRole("button", { name: new RegExp(`^(Give|New) badge ${person}$`) }).click();
  const dialog = office.getByRole("dialog", { name: `Badge for ${person}` });
  await dialog.getByRole("button", { name: "Make badge" }).click();
  const code = await dialog.getByTestId("badge-code").innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  return code.replaceAll(" ", "");
}

export type TestFloor = { office: OwnOffice; adminEmail: string; location: string };

/** An organization with an administrator and two people of the warehouse. */
export async function openTestFloor(): Promise<TestFloor> {
  const office = await openOwnOffice();
  const adminEmail = await addPerson(office.orgId, "Ada Boss", "admin");
  await addPerson(office.orgId, "Ana Picker", "warehouse");
  await addPerson(office.orgId, "Ben Packer", "warehouse");
  const [row] = await office.sql("select name from location where org_id = $1", [office.orgId]);
  return { office, adminEmail, location: String(row?.["name"]) };
}

export async function openAdmin(browser: Browser, { adminEmail }: TestFloor): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInByEmail(page, adminEmail, "/settings");
  return page;
}

/** A tablet of its own for the test, and a badge for the person with it. */
export async function openTablet(browser: Browser, tablet: Page, name: string, floor: TestFloor): Promise<{ admin: Page; badge: string }> {
  const admin = await openAdmin(browser, floor);
  await admit(tablet, await makeDeviceCode(admin, name, floor.location));
  return { admin, badge: await makeBadge(admin, "Ana Picker") };
}

export async function admit(tablet: Page, code: string): Promise<void> {
  await tablet.goto("/floor/enrol");
  await tablet.getByLabel("Code").fill(code);
  await tablet.getByRole("button", { name: "Admit this tablet" }).click();
  await tablet.waitForURL("**/floor/lock");
}

/** Waits until the script listens: before, keys would go nowhere. */
export async function scanBadge(tablet: Page, badge: string, then: string): Promise<void> {
  await expect(async () => {
    await scan(tablet, `P-${badge}`);
    await expect(tablet.getByText(then)).toBeVisible({ timeout: 3_000 });
  }).toPass();
}

export async function touchPin(tablet: Page, pin: string): Promise<void> {
  for (const figure of pin) await tablet.getByRole("button", { name: figure, exact: true }).click();
  await tablet.getByRole("button", { name: "Enter", exact: true }).click();
}

export async function choosePin(tablet: Page, badge: string, pin = PIN): Promise<void> {
  await scanBadge(tablet, badge, "Choose a PIN of 4 to 8 figures");
  await touchPin(tablet, pin);
  await expect(tablet.getByText("Enter the new PIN again")).toBeVisible();
  await touchPin(tablet, pin);
  await tablet.waitForURL("**/floor");
}

export async function enterPin(tablet: Page, badge: string, pin = PIN): Promise<void> {
  await scanBadge(tablet, badge, "Enter your PIN");
  await tablet.keyboard.type(pin);
  await tablet.keyboard.press("Enter");
}

export const worker = (tablet: Page, name: string) => tablet.getByRole("banner").getByRole("button", { name });

export async function lock(tablet: Page): Promise<void> {
  await tablet.getByRole("button", { name: "Lock", exact: true }).click();
  await tablet.waitForURL("**/floor/lock");
}

/** Everything that can be touched is large enough for a glove. */
export async function expectLargeTargets(page: Page): Promise<void> {
  const targets = page.locator("a:visible, button:visible, input:visible, select:visible");
  for (const target of await targets.all()) {
    // A choice is touched by its label.
    const height = await target.evaluate((element) => (element.closest("label") ?? element).getBoundingClientRect().height);
    const name = (await target.textContent()) || (await target.getAttribute("name"));
    // A link inside a sentence is as high as its line, and what is only for the keyboard lies above the screen.
    const exempt = await target.evaluate((element) => element.closest("p") !== null || element.matches('[href="#main"]'));
    if (!exempt) expect(Math.round(height), `${name} on ${page.url()}`).toBeGreaterThanOrEqual(SMALLEST_TARGET);
  }
}
