import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What depends on the colours that are drawn; all else is the same in light and dark. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds serious or critical against WCAG 2.2 AA on the page as it is now. */
export const seriousFindings = (page: Page): Promise<string[]> => findings(page, axe(page).withTags(WCAG));

/** The same in both themes, without loading the page anew; each finding says in which. */
export async function findingsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await findings(page, axe(page).withRules(COLOUR_RULES));
  await page.emulateMedia({ colorScheme: "light" });
  const light = await seriousFindings(page);
  return [...light.map((finding) => `light: ${finding}`), ...dark.map((finding) => `dark: ${finding}`)];
}

// A drawn mail runs no script, and axe would wait for it; whoever shows one looks at it as a page of its own. There are no other
// frames, and without them axe needs no second page to put its results together.
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .exclude("iframe[sandbox]");

async function findings(page: Page, builder: AxeBuilder): Promise<string[]> {
  await drawn(page);
  // A page that is drawn anew has its title a moment later than its content.
  await page.waitForFunction(() => document.title !== "");
  const { violations } = await builder.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** What fades in has little contrast for a moment, so it is taken to its end. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.playState === "running" && animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  });
