import { expect, test } from "vitest";
import type { ScanEntry } from "@/components/floor/scan-entry";
import { refusedWords } from "@/components/floor/shell/refused-words";

const entry = (part: Partial<ScanEntry>): ScanEntry => ({
  url: "/floor/do/pick",
  body: {},
  person: "ana",
  place: 1,
  key: "k",
  queuedAt: new Date(2026, 10, 22, 14, 2).getTime(),
  state: "refused",
  attempts: 1,
  status: 409,
  answer: null,
  ...part,
});

test("what was refused later is told with its time, its code and the reason", () => {
  expect(refusedWords(entry({ body: { code: "CUP" }, answer: { detail: "The task was canceled." } }))).toEqual({
    title: "A pick from 14:02 did not count",
    detail: "CUP: The task was canceled.",
  });
  expect(refusedWords(entry({ url: "/floor/do/count", status: 500, answer: "" }))).toEqual({
    title: "A count from 14:02 did not count",
    detail: "The server had a fault.",
  });
  const lines = [
    { sku: "CUP", units: 3 },
    { sku: "JAM", units: 1, damaged: 1 },
  ];
  expect(refusedWords(entry({ url: "/floor/do/receive", body: { location: "X", lines } })).detail).toBe(
    "3 × CUP, 2 × JAM: It was not accepted.",
  );
});
