import { describe, expect, test } from "vitest";
import { countryCode } from "@/lib/shipping/country-code";
import { billedWeight, quoteTables, type RateTable, zoneOf, type ZoneRow } from "@/lib/shipping/rates";

const ZONES: ZoneRow[] = [
  { zone: "2", country: "DE", postcodes: [] },
  { zone: "1", country: "DE", postcodes: ["10", "11"] },
  { zone: "island", country: "DE", postcodes: ["1099", "25846"] },
  { zone: "3", country: "GB", postcodes: ["SW1A"] },
  { zone: "4", country: "RS", postcodes: [] },
];

const table = (more: Partial<RateTable> = {}): RateTable => ({
  code: "STD",
  name: "Standard",
  currency: "EUR",
  transitDays: 2,
  volumeDivisor: null,
  zones: ZONES,
  rates: [
    { zone: "2", up_to_g: 5000, price_minor: 790 },
    { zone: "2", up_to_g: 2000, price_minor: 590 },
    { zone: "2", up_to_g: 31500, price_minor: 1490 },
    { zone: "1", up_to_g: 2000, price_minor: 450 },
  ],
  ...more,
});
const MUNICH = { country: "DE", postcode: "80331" };

describe("the zone of a place", () => {
  test("is that of the longest postcode prefix, then of the whole country", () => {
    expect(zoneOf(ZONES, { country: "DE", postcode: "10115" })).toBe("1");
    expect(zoneOf(ZONES, { country: "DE", postcode: "10997" })).toBe("island");
    expect(zoneOf(ZONES, MUNICH)).toBe("2");
    expect(zoneOf(ZONES, { country: "RS", postcode: "" })).toBe("4");
  });

  test("is found however country and postcode are written", () => {
    expect(zoneOf(ZONES, { country: "Germany", postcode: "10 115" })).toBe("1");
    expect(zoneOf(ZONES, { country: "gb", postcode: "sw1a-1aa" })).toBe("3");
    expect(zoneOf(ZONES, { country: "GB", postcode: "E1 6AN" })).toBeNull();
  });

  test("is everywhere else only where nothing closer fits", () => {
    const open = [{ zone: "world", country: "*", postcodes: [] }, ...ZONES];
    expect(zoneOf(open, { country: "JP", postcode: "100-0001" })).toBe("world");
    expect(zoneOf(open, MUNICH)).toBe("2");
  });
});

test("countries are known by their letters and by the names that people write", () => {
  const written = ["de", "Germany", "Bosnia and Herzegovina", "Côte d'Ivoire", "UK", "Czech Republic", "Türkiye", "Turkey", "USA"];
  expect(written.map(countryCode)).toEqual(["DE", "DE", "BA", "CI", "GB", "CZ", "TR", "TR", "US"]);
  expect(countryCode("Narnia")).toBe("NARNIA");
});

describe("the price of a package", () => {
  const priceAt = (weightG: number) => quoteTables([table()], MUNICH, weightG).quotes[0]?.priceMinor;

  test("is that of its weight step, the limit itself included", () => {
    expect([1, 2000, 2001, 5000, 5001, 31_500].map(priceAt)).toEqual([590, 590, 790, 790, 1490, 1490]);
  });

  test("does not exist above the last step, outside all zones, or in a zone without rates", () => {
    expect(quoteTables([table()], MUNICH, 31_501)).toEqual({ quotes: [], without: [{ service: "STD", because: "too_heavy" }] });
    expect(quoteTables([table()], { country: "FR", postcode: "75001" }, 100).without).toEqual([{ service: "STD", because: "no_zone" }]);
    expect(quoteTables([table()], { country: "RS", postcode: "11000" }, 100).without).toEqual([{ service: "STD", because: "no_rate" }]);
  });

  test("is asked of every service, the cheapest first and at the same price the faster", () => {
    const express = table({ code: "EXP", transitDays: 1, rates: [{ zone: "2", up_to_g: 3000, price_minor: 1290 }] });
    const slow = table({ code: "ECO", transitDays: 5, rates: [{ zone: "2", up_to_g: 3000, price_minor: 590 }] });
    const offer = (weightG: number) => quoteTables([express, slow, table()], MUNICH, weightG).quotes.map(({ service }) => service);
    expect(offer(1000)).toEqual(["STD", "ECO", "EXP"]);
    expect(offer(3000)).toEqual(["ECO", "STD", "EXP"]);
    expect(offer(3001)).toEqual(["STD"]);
  });

  test("is that of the volume weight where the service bills by volume and that is more", () => {
    const light = { lengthMm: 600, widthMm: 400, heightMm: 400 };
    const bulky = table({ volumeDivisor: 5000 });
    const ask = (it: RateTable, weightG: number, size: typeof light | null) => quoteTables([it], MUNICH, weightG, size).quotes[0];
    // 600 x 400 x 400 mm are 96,000 cm3, by 5,000 cm3 a kilogram 19.2 kg.
    expect(ask(bulky, 1500, light)).toMatchObject({ priceMinor: 1490, billedG: 19_200, byVolume: true });
    expect(ask(bulky, 25_000, light)).toMatchObject({ priceMinor: 1490, billedG: 25_000, byVolume: false });
    expect(ask(table(), 1500, light)).toMatchObject({ priceMinor: 590, billedG: 1500, byVolume: false });
    expect(ask(bulky, 1500, null)).toMatchObject({ priceMinor: 590, billedG: 1500, byVolume: false });
    expect(billedWeight(5000, 1, { lengthMm: 101, widthMm: 101, heightMm: 101 })).toEqual({ billedG: 207, byVolume: true });
    expect(quoteTables([bulky], MUNICH, 100, { ...light, lengthMm: 1200 }).without).toEqual([{ service: "STD", because: "too_heavy" }]);
  });

  test("is not compared across currencies", () => {
    const dinars = table({ code: "RSD", currency: "RSD", rates: [{ zone: "2", up_to_g: 5000, price_minor: 1 }] });
    expect(quoteTables([dinars, table()], MUNICH, 1000).quotes.map(({ currency }) => currency)).toEqual(["EUR", "RSD"]);
  });
});
