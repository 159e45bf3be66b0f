import { createCanvas } from "@napi-rs/canvas";
import type { Locator, Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/db/seed/accounts";
import { browserThatSees } from "@/e2e/support/film";
import { openOwnOffice, type OwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { wedge } from "@/e2e/support/wedge";
import { type ItemFacts, itemSymbolPng } from "@/lib/labels/item-label";

const ITEM: ItemFacts = { gtin14: "04006381333931", lot: "L7", expiry: "2027-02-28", serial: "S-1" };
const ITEM_WORDS = "Lot L7, Expires 2027-02-28, Serial S-1";

let office: OwnOffice;
let email: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  email = await office.member("warehouse");
});
test.afterAll(() => office.close());

test.use({ viewport: { width: 1024, height: 768 } });

const verdict = (page: Page): Locator => page.locator("[role=status], [role=alert]").filter({ has: page.locator(".chip") });

test("a scanner that types is heard with no field in focus, and the answer is words, colour and sound", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await page.addInitScript(() => {
    const heard: (number | undefined)[] = [];
    const Heard = class extends OscillatorNode {
      constructor(audio: BaseAudioContext, options?: OscillatorOptions) {
        super(audio, options);
        heard.push(options?.frequency);
      }
    };
    Object.assign(globalThis, { heard, OscillatorNode: Heard });
  });
  await signIn(email, "/floor/scanner");
  await expect(page.getByRole("heading", { name: "Check a scanner" })).toBeVisible();

  await wedge(page, "]C101040063813339311727022810L7\u001D21S-1");
  await expect(page.getByRole("status").filter({ hasText: "Article 04006381333931" })).toContainText(ITEM_WORDS);
  await wedge(page, "4006381333932");
  const refused = page.getByRole("alert").filter({ hasText: "Not known" });
  await expect(refused).toContainText("The check digit does not fit");
  expect(await page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard)).toEqual([1568, 220, 165]);
  await expect(refused).toHaveCSS("border-top-color", await colourOf(page, "--stop"));
  await expectAccessible();
});

test("the Enter of a scanner presses no button, and the field takes what is typed by hand", async ({ page, signIn }) => {
  await signIn(email, "/floor/scanner");
  await page.getByRole("button", { name: "Use camera" }).focus();
  await wedge(page, "B-A 01");
  await expect(page.getByRole("status").filter({ hasText: "Bin A 01" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Camera" })).toHaveCount(0);

  const field = page.getByLabel("Scan any code");
  await field.pressSequentially("T-0042", { delay: 150 });
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Tote 0042" })).toBeVisible();
  await expect(field).toHaveValue("");

  await field.focus();
  await wedge(page, "O-SO-10001");
  await expect(page.getByRole("status").filter({ hasText: "Order SO-10001" })).toBeVisible();
  await expect(field).toHaveValue("");
});

test.describe("the camera", () => {
  for (const symbology of ["gs1-128", "gs1-datamatrix"] as const) {
    test(`reads a picture of a ${symbology} that this program made, with nothing from elsewhere`, async ({ page, signIn, baseURL }) => {
      const addresses: string[] = [];
      page.on("request", (request) => addresses.push(request.url()));
      await signIn(email, "/floor/scanner");
      expect(addresses.filter((address) => address.includes(".wasm"))).toEqual([]);
      await page.getByRole("button", { name: "Use camera" }).click();
      const picture = page.locator("input[type=file]");
      await expect(picture).toBeEnabled();
      await picture.setInputFiles({ name: "label.png", mimeType: "image/png", buffer: await itemSymbolPng(ITEM, symbology) });
      await expect(page.getByRole("status").filter({ hasText: "Article 04006381333931" })).toContainText(ITEM_WORDS);
      expect(addresses.some((address) => address.includes(".wasm"))).toBe(true);
      expect(addresses.filter((address) => !address.startsWith(baseURL ?? "") && !/^(blob|data):/.test(address))).toEqual([]);
    });
  }

  test("says when a picture holds no code", async ({ page, signIn }) => {
    await signIn(email, "/floor/scanner");
    await page.getByRole("button", { name: "Use camera" }).click();
    const picture = page.locator("input[type=file]");
    await expect(picture).toBeEnabled();
    const blank = createCanvas(200, 100).toBuffer("image/png");
    await picture.setInputFiles({ name: "blank.png", mimeType: "image/png", buffer: blank });
    await expect(page.getByText("No code could be read in the picture")).toBeVisible();
  });

  test("reads what it sees, once each time", async ({ baseURL, launchOptions }, info) => {
    const labels = [await itemSymbolPng(ITEM, "gs1-128")];
    const browser = await browserThatSees({ labels, secondsEach: 1, file: info.outputPath("label.mjpeg") }, launchOptions);
    const page = await browser.newPage({ ...(baseURL ? { baseURL } : {}), viewport: { width: 1024, height: 768 } });
    await page.goto("/sign-in?next=%2Ffloor%2Fscanner");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("button", { name: "Use camera" }).click();
    await expect(verdict(page).filter({ hasText: "Article 04006381333931" })).toContainText(ITEM_WORDS);
    await expect(page.getByRole("list", { name: "Earlier scans" })).toHaveCount(0);
    await browser.close();
  });
});

async function colourOf(page: Page, token: string): Promise<string> {
  return await page.evaluate((name) => {
    const probe = document.createElement("i");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, token);
}
