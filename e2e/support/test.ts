import { test as base, expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/db/seed/accounts";
import { seriousFindings } from "@/e2e/support/accessible";

type Fixtures = {
  /** Signs in with an account of the demo and lands on the page asked for. */
  signIn: (email: string, path?: string) => Promise<void>;
  /** No serious finding of axe against WCAG 2.2 AA on the page as it is now. */
  expectAccessible: () => Promise<void>;
  /** Every test also promises that no page threw and no policy was violated. */
  quietConsole: undefined;
};

export const test = base.extend<Fixtures>({
  signIn: async ({ page }, use) => {
    await use(async (email, path = "/") => {
      await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(DEMO_PASSWORD);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL((url) => url.pathname !== "/sign-in");
    });
  },
  expectAccessible: async ({ page }, use) => {
    await use(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
  },
  quietConsole: [
    async ({ page }, use) => {
      const complaints = collectComplaints(page);
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`threw ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Hydration|Minified React error/i.test(message.text())) {
      complaints.push(message.text());
    }
  });
  return complaints;
}

export { expect };
