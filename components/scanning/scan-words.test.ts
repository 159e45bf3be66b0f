import { expect, test } from "vitest";
import { scanWords } from "@/components/scanning/scan-words";
import { readScan } from "@/lib/scanning/read-scan";

const words = (text: string) => scanWords(readScan(text, { presentYear: 2026, orderPrefix: "SO-" }));

test.each([
  ["4006381333931", { title: "Article 04006381333931", details: [] }],
  [
    "(01)04006381333931(17)270200(30)1(10)L7(21)S1",
    { title: "Article 04006381333931", details: ["Lot L7", "Expires 2027-02-28", "Serial S1", "1 unit"] },
  ],
  [
    "(00)106141412345678908(02)04006381333931(37)48",
    { title: "Package 106141412345678908", details: ["Article 04006381333931", "48 units"] },
  ],
  ["B-A-01", { title: "Bin A-01", details: [] }],
  ["SO-10001", { title: "Order SO-10001", details: [] }],
  ["P-SECRET", { title: "Badge", details: [] }],
])("%s", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("what is not known says why", () => {
  expect(words("4006381333932").details[0]).toContain("check digit");
  expect(words("]C1012").details[0]).toContain("GS1");
  expect(words("hello").details[0]).toContain("no article");
  expect(words(" ").details[0]).toContain("Nothing was read");
});
