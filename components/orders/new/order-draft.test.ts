import { expect, test } from "vitest";
import { placeBody } from "@/lib/orders/inputs";
import { draftOfBody, majorText, plainDecimal } from "./draft-of-body";
import { emptyCharge, emptyDraft, emptyLine } from "./order-draft";
import { requestOf, takeOffer } from "./read-draft";

const line = (key: number, sku: string, units: string) => ({ ...emptyLine(key), sku, units });

test("lines that are not complete are left out of the request, and the others keep their key", () => {
  const draft = { ...emptyDraft("ADRIATIC"), lines: [line(1, "A", ""), line(2, "B", "3"), line(5, "C", "0"), line(7, "D", "12")] };
  const { body, lineKeys } = requestOf(draft);
  expect(lineKeys).toEqual([2, 7]);
  expect(placeBody.parse(body).lines).toMatchObject([
    { sku: "B", units: 3, unit_price: null, discount: null, tax_rate: null, allow_backorder: null },
    { sku: "D", units: 12, unit_price: null, discount: null },
  ]);
});

test("what the form asks is a request that the engine understands", () => {
  const draft = {
    ...emptyDraft("ADRIATIC"),
    lines: [{ ...line(1, "A", "3"), price: "18,50", discount: "5" }, emptyLine(2)],
    charges: [{ ...emptyCharge(1), name: "Delivery", amount: "12.50" }],
    oneLocation: "yes" as const,
    promisedOn: "2026-12-01",
  };
  const parsed = placeBody.parse(requestOf(draft).body);
  expect(parsed).toMatchObject({ split: "one_location", promised_on: "2026-12-01", charges: [{ amount: "12.50", tax_rate: "0" }] });
  expect(parsed.lines[0]).toMatchObject({ unit_price: "18.50", discount: "5" });
});

test("a request comes back as the form that asked it", () => {
  const body = placeBody.parse({
    customer: "ADRIATIC",
    currency: "EUR",
    lines: [{ sku: "A", units: 3, unit_price: "18.5000", discount: "5.0000" }],
    charges: [{ name: "Delivery", amount: { amount_minor: 1250, currency: "EUR" }, tax_rate: "21" }],
    allow_backorder: false,
  });
  const again = placeBody.parse(requestOf(draftOfBody(body, "Adriatic")).body);
  expect(again).toMatchObject({
    customer: "ADRIATIC",
    allow_backorder: false,
    ship_complete: null,
    lines: [{ sku: "A", units: 3, unit_price: "18.5", discount: "5" }],
    charges: [{ name: "Delivery", amount: "12.50", tax_rate: "21" }],
  });
});

test("a counter-offer cuts the lines it names and takes out those that get nothing", () => {
  const draft = { ...emptyDraft("X"), lines: [line(1, "A", "5"), line(2, "", ""), line(3, "B", "4"), line(4, "C", "2")] };
  const taken = takeOffer(
    draft,
    [1, 3, 4],
    [
      { line: 1, units: 5 },
      { line: 3, units: 1 },
    ],
  );
  expect(taken.lines.map(({ sku, units }) => `${sku} ${units}`)).toEqual(["A 5", " ", "C 1"]);
});

test("figures as people type them", () => {
  expect([plainDecimal("18.5000"), plainDecimal("20.0000"), plainDecimal("100")]).toEqual(["18.5", "20", "100"]);
  expect([majorText(1250, "EUR"), majorText(5, "EUR"), majorText(700, "JPY"), majorText(1234, "KWD")]).toEqual([
    "12.50",
    "0.05",
    "700",
    "1.234",
  ]);
});
