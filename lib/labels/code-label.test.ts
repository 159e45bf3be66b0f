import { expect, test } from "vitest";
import { badgesPdf, codeLabelsPdf } from "@/lib/labels/code-label";
import { pagesOf, scannedFrom } from "@/lib/labels/testing/read-back";

const MADE_AT = new Date("2026-11-21T10:00:00Z");

test("bins, totes and tasks get a page each that reads back", async () => {
  const pdf = await codeLabelsPdf(
    [
      { kind: "bin", code: "A-01-02", note: "Beograd, zone A" },
      { kind: "tote", code: "0042", note: "Tote" },
      { kind: "task", code: "PCK-7", note: "Pick task" },
    ],
    MADE_AT,
  );
  const { text, picture } = await pagesOf(pdf);
  expect(text.map((page) => page.replaceAll(/\s+/g, " "))).toEqual(["A-01-02 Beograd, zone A", "0042 Tote", "PCK-7 Pick task"]);
  const scanned = [await scannedFrom(await picture(1)), await scannedFrom(await picture(2)), await scannedFrom(await picture(3))];
  expect(scanned).toEqual([["]C0B-A-01-02"], ["]C0T-0042"], ["]C0K-PCK-7"]]);
});

test("a badge shows the name and keeps its code in the bars", async () => {
  const code = "7F3K9QX2M4TBW8ZC";
  const { text, picture } = await pagesOf(await badgesPdf([{ code, name: "Žarko Ćirić", organization: "Plava Kuća" }], MADE_AT));
  expect(text[0]).toContain("Žarko Ćirić");
  expect(text[0]).not.toContain(code);
  expect(await scannedFrom(await picture(1))).toEqual([`]C0P-${code}`]);
});
