import { expect, test } from "vitest";
import { formValues } from "@/lib/server/form-values";
import { issueText } from "@/lib/server/issue-text";
import { plainUnits } from "@/lib/catalogue/plain-number";
import { adjustForm } from "./stock-forms";

const ONCE = "0192f0c1-2345-7abc-8def-000000000002";

function adjusted(units: string) {
  const form = new FormData();
  const fields = { once: ONCE, sku: "TEA-1", location: "LEB", condition: "good", direction: "take", units, reason: "damaged", note: "" };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return adjustForm.safeParse(formValues(adjustForm, form), { error: issueText });
}

test.each([
  ["1.000", 1000],
  ["1,204", 1204],
  ["1 204", 1204],
  [" 12 ", 12],
])("the adjustment books what its preview shows: %s is %i", (typed, units) => {
  expect(plainUnits(typed)).toBe(units);
  expect(adjusted(typed).data?.units).toBe(units);
});

test.each(["", "0", "-3", "1.5", "1e3", "0x10", "many", "1,20"])("where the preview shows nothing, nothing is booked: %s", (typed) => {
  const parsed = adjusted(typed);
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues[0]?.message).toMatch(/whole number of units|At least 1 unit/);
});

test.each(["1e3", "0x10", "+5"])("the preview shows no change for %s, which the form refuses", (typed) => {
  expect(plainUnits(typed)).toBe(0);
});
