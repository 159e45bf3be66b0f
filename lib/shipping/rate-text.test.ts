import { describe, expect, test } from "vitest";
import { findRateProblems, rateRows, ratesText, readRates, readZones, zoneRows, zonesText } from "@/lib/shipping/rate-text";

describe("zones", () => {
  test("are read from typed lines and from a spreadsheet", () => {
    const { rows, problems } = readZones("zone\tcountry\tpostcodes\n1\tDE\t10 11\n\n2\tgermany\n3; GB; sw1a ec1-2\nworld, *\n");
    expect(problems).toEqual([]);
    expect(zoneRows(rows)).toEqual([
      { zone: "1", country: "DE", postcodes: ["10", "11"] },
      { zone: "2", country: "DE", postcodes: [] },
      { zone: "3", country: "GB", postcodes: ["SW1A", "EC12"] },
      { zone: "world", country: "*", postcodes: [] },
    ]);
  });

  test("that cannot be read are named with their line", () => {
    const { problems } = readZones("1; DE; 10\n2; Narnia\n; DE\n3; *; 10\n4; DE; 1_0\n5; DE; 11 10");
    expect(problems.map((problem) => problem.slice(0, 7))).toEqual(["Line 2:", "Line 3:", "Line 4:", "Line 5:", "Line 6:"]);
    expect(problems[4]).toBe("Line 6: DE 10 stands in line 1 already.");
  });
});

describe("rates", () => {
  test("are read with decimal points and, between semicolons, with decimal commas", () => {
    const { rows, problems } = readRates("Zone;Up to kg;Price\n1;0,5;4,90\n1;2;5.90\n2; 31.5 kg; 14");
    expect(problems).toEqual([]);
    expect(rateRows(rows, "EUR")).toEqual([
      { zone: "1", up_to_g: 500, price_minor: 490 },
      { zone: "1", up_to_g: 2000, price_minor: 590 },
      { zone: "2", up_to_g: 31_500, price_minor: 1400 },
    ]);
  });

  test("that cannot be read are named with their line", () => {
    const { rows, problems } = readRates("1, 2, 5.90\n1, 0, 5.90\n1, 2, 6.90\n1, 3, free\n1, 2,5, 6,90");
    expect(rows).toHaveLength(1);
    expect(problems.map((problem) => problem.slice(0, 7))).toEqual(["Line 2:", "Line 3:", "Line 4:", "Line 5:"]);
  });

  test("need a zone each, every zone a price, and no more decimals than the currency has", () => {
    const zones = readZones("1; RS\n2; ME").rows;
    const problems = findRateProblems(zones, readRates("1; 2; 500.5\n3; 2; 700").rows, "JPY");
    expect(problems).toEqual([
      "Line 2: there is no zone “3” above.",
      "Line 1: JPY has 0 decimals, “500.5” has more.",
      "Zone “2” has no price; write one or leave it out above.",
    ]);
  });
});

test("what was stored is shown as it can be typed again", () => {
  const zones = "1; DE; 10 11\n2; DE\nworld; *";
  const rates = "1; 0.5; 4.90\n2; 31.5; 14.00\nworld; 2; 20.00";
  expect(zonesText(readZones(zones).rows)).toBe(zones);
  expect(ratesText(rateRows(readRates(rates).rows, "EUR"), "EUR")).toBe(rates);
});
