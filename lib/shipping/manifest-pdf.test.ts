import { expect, test } from "vitest";
import { pagesOf } from "@/lib/labels/testing/read-back";
import { manifestPdf } from "@/lib/shipping/manifest-pdf";
import type { ManifestLine, ManifestPage } from "@/lib/shipping/read-manifests";

const PARTY = { name: "Linen House", street: "Industrial road 12", postcode: "11000", city: "Beograd", country: "RS" };

const lineAt = (index: number): ManifestLine => ({
  id: `l${index}`,
  packageId: `p${index}`,
  trackingNumber: String(123_456_789_012_345_000 + index),
  sscc: "040123450000000017",
  service: "STD",
  orderId: "o",
  orderNumber: `SO-${10_000 + index}`,
  weightG: 1400,
  costMinor: 590,
  to: { postcode: "85330", city: "Kotor", country: "ME" },
});

const manifestOf = (count: number): ManifestPage => ({
  id: "m",
  number: 7,
  location: "BEG",
  carrier: "COAST",
  packages: count,
  weightG: 1400 * count,
  costMinor: 590 * count,
  currency: "EUR",
  closedAt: new Date("2026-11-20T16:00:00Z"),
  handedOver: false,
  organization: "Linen House",
  timeZone: "Europe/Belgrade",
  from: PARTY,
  lines: Array.from({ length: count }, (_, index) => lineAt(index)),
});

test("a manifest has as many pages as its packages need, with sums and signatures on the last", async () => {
  const counts = [1, 27, 28, 70];
  const texts = await Promise.all(counts.map(async (count) => (await pagesOf(await manifestPdf(manifestOf(count)))).text));
  expect(texts.map((pages) => pages.length)).toEqual([1, 1, 2, 3]);
  const last = texts.at(-1)?.at(-1) ?? "";
  expect(last).toContain("70 in all");
  expect(last).toContain("413.00");
  expect(last).toContain("Taken by, vehicle");
  expect(
    texts
      .at(-1)
      ?.join(" ")
      .match(/SO-10\d{3}/g),
  ).toHaveLength(70);
});

test("the same manifest is the same bytes, whatever was printed before it", async () => {
  const first = await manifestPdf(manifestOf(2));
  const [line] = manifestOf(1).lines;
  if (line)
    await manifestPdf({ ...manifestOf(1), lines: [{ ...line, to: { postcode: "19320", city: "Кладово, Čačak, Łódź", country: "RS" } }] });
  expect(await manifestPdf(manifestOf(2))).toEqual(first);
});
