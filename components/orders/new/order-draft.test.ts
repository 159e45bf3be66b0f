import { expect, test } from "vitest";
import { placeBody } from "@/lib/orders/inputs";
import { draftOfBody, majorText, plainDecimal } from "./draft-of-body";
import { emptyCharge, emptyDraft, emptyLine } from "./order-draft";
import { readDraft, requestOf, takeOffer } from "./read-draft";

const line = (key: number, sku: string, units: string) => ({ ...emptyLine(key), sku, units });

test("lines that are not complete are left out of the request and named, and the others keep their key", () => {
  const draft = {
    ...emptyDraft("ADRIATIC"),
    lines: [line(1, "A", ""), line(2, "B", "3"), line(5, "C", "0"), line(7, "D", "12"), emptyLine(8)],
  };
  const { body, lineKeys, gaps } = requestOf(draft);
  expect(lineKeys).toEqual([2, 7]);
  expect([...gaps.lines]).toEqual([
    [1, { units: "How many units?" }],
    [5, { units: "Write a whole number, 1 or more." }],
  ]);
  expect(placeBody.parse(body).lines).toMatchObject([
    { sku: "B", units: 3, unit_price: null, discount: null, tax_rate: null, allow_backorder: null },
    { sku: "D", units: 12, unit_price: null, discount: null },
  ]);
});

test("figures with groups are read as they are meant; what may mean two things, or less than nothing, is a gap", () => {
  const priced = (key: number, units: string, price: string) => ({ ...line(key, "A", units), price });
  const draft = {
    ...emptyDraft("ADRIATIC"),
    lines: [
      priced(1, "1,000", "1,234.50"),
      priced(2, "1", "1,234"),
      priced(3, "1", "-5.00"),
      { ...line(4, "A", "1"), discount: "x" },
      line(5, "", "2"),
    ],
  };
  const { body, gaps } = requestOf(draft);
  expect(placeBody.parse(body).lines).toMatchObject([{ units: 1000, unit_price: "1234.50" }]);
  expect([...gaps.lines].map(([key, errors]) => [key, Object.keys(errors)])).toEqual([
    [2, ["unit_price"]],
    [3, ["unit_price"]],
    [4, ["discount"]],
    [5, ["sku"]],
  ]);
});

test("a charge without a name or an amount is named, not dropped; one that nobody began is none", () => {
  const draft = {
    ...emptyDraft("ADRIATIC"),
    lines: [line(1, "A", "2")],
    charges: [
      emptyCharge(1),
      { ...emptyCharge(2), amount: "12.50" },
      { ...emptyCharge(3), name: "Gift wrap" },
      { ...emptyCharge(4), name: "Customs", amount: "9,95" },
    ],
  };
  const { body, gaps, chargePlaces } = requestOf(draft);
  expect(body).toMatchObject({ charges: [{ name: "Customs", amount: "9.95" }] });
  expect(chargePlaces).toEqual([3]);
  expect([...gaps.charges]).toEqual([
    [1, { name: "Name the charge." }],
    [2, { amount: "How much?" }],
  ]);
});

test("what stands in the way is marked, and the figures say what they leave out", () => {
  const lines = [line(1, "A", "2"), line(2, "B", "1.5"), line(3, "C", "")];
  const reading = readDraft({ ...emptyDraft("ADRIATIC"), lines, charges: [{ ...emptyCharge(1), amount: "12.50" }] });
  expect(reading.trouble).toEqual({ status: "invalid", problems: [] });
  const typing = reading.tell(null, null);
  expect(typing.left).toContain("2 lines and 1 charge");
  expect([...typing.errors.lines.keys()]).toEqual([2]);
  expect(typing.errors.fields).toEqual({ "charges.0.name": "Name the charge." });
  expect([...reading.tell(null, reading.trouble).errors.lines.keys()]).toEqual([2, 3]);
  const whole = readDraft({ ...emptyDraft("ADRIATIC"), lines: [line(1, "A", "2"), emptyLine(2)], charges: [emptyCharge(1)] });
  expect([whole.trouble, whole.tell(null, null).left]).toEqual([null, null]);
});

test("what the server says of a charge stands at its place on the form", () => {
  const charges = [emptyCharge(1), { ...emptyCharge(2), name: "Delivery", amount: "5" }];
  const reading = readDraft({ ...emptyDraft("ADRIATIC"), lines: [line(1, "A", "2")], charges });
  const said = reading.tell(null, { status: "invalid", problems: [{ path: "charges.0.amount", message: "Too much." }] });
  expect(said.errors.fields).toEqual({ "charges.1.amount": "Too much." });
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
