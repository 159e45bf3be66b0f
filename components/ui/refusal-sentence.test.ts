import { expect, test } from "vitest";
import { refusalSentence } from "@/components/ui/refusal-sentence";

const SENTENCES = { stock_short: "Not enough of {subject} in stock." };

test("the sentence of the code names its subject", () => {
  expect(refusalSentence({ code: "stock_short", subject: "TWL-70140-W" }, SENTENCES)).toBe("Not enough of TWL-70140-W in stock.");
});

test("the answer's own message goes before, and a code without a sentence is still said", () => {
  expect(refusalSentence({ code: "stock_short", subject: null, message: "Only 3 are left." }, SENTENCES)).toBe("Only 3 are left.");
  expect(refusalSentence({ code: "not_found", subject: null }, SENTENCES)).toBe("Refused: not found.");
});
