import fc from "fast-check";
import { expect, test } from "vitest";
import { GAP_ELSEWHERE_MS, GAP_IN_FIELD_MS, type Heard, type KeyPress, WedgeCollector } from "@/components/scanning/wedge-collector";

const plain = { ctrl: false, alt: false, meta: false };

function press(collector: WedgeCollector, keys: readonly (string | Partial<KeyPress>)[], gapMs: number, from = 0): Heard[] {
  return keys.map((key, index) => {
    const pressed = typeof key === "string" ? { key } : { key: "", ...key };
    return collector.press({ ...plain, at: from + index * gapMs, ...pressed }, GAP_IN_FIELD_MS);
  });
}
const keysOf = (text: string): string[] => Array.from(text);
const codesIn = (heard: readonly Heard[]): string[] => heard.flatMap((one) => (one.kind === "code" ? [one.code] : []));

test.each(["Enter", "Tab"])("fast keys up to %s are a code", (end) => {
  const heard = press(new WedgeCollector(), [...keysOf("B-A-01"), end], 12);
  expect(heard.at(-1)).toEqual({ kind: "code", code: "B-A-01" });
  expect(heard.slice(0, -1).map(({ kind }) => kind)).toEqual(["nothing", "part", "part", "part", "part", "part"]);
});

test("what a person types is none", () => {
  expect(codesIn(press(new WedgeCollector(), [...keysOf("B-A-01"), "Enter"], 140))).toEqual([]);
});

test("where no field is, keys may come late", () => {
  const collector = new WedgeCollector();
  const heard = [...keysOf("T-1"), "Enter"].map((key, index) => collector.press({ ...plain, key, at: index * 400 }, GAP_ELSEWHERE_MS));
  expect(codesIn(heard)).toEqual(["T-1"]);
});

test("a person's last key does not get into the code", () => {
  const collector = new WedgeCollector();
  press(collector, ["x", "y"], 150);
  expect(codesIn(press(collector, [...keysOf("4006381333931"), "Enter"], 10, 1_000))).toEqual(["4006381333931"]);
});

test("an Enter long after the code does not end it", () => {
  const collector = new WedgeCollector();
  press(collector, [...keysOf("4006381333931")], 10);
  expect(collector.press({ ...plain, key: "Enter", at: 5_000 }, GAP_ELSEWHERE_MS)).toEqual({ kind: "nothing" });
});

test("capitals come with Shift", () => {
  expect(codesIn(press(new WedgeCollector(), ["Shift", "B", "-", "Shift", "A", "Enter"], 10))).toEqual(["B-A"]);
});

test.each([[{ key: "\u001D" }], [{ key: "]", ctrl: true }], [{ key: "\u001D", ctrl: true }], [{ key: "5", ctrl: true }]])(
  "the separator of GS1 symbols, sent as %j",
  (separator) => {
    const keys = ["Control", ...keysOf("10L7"), separator, ...keysOf("21S1"), "Enter"];
    expect(codesIn(press(new WedgeCollector(), keys, 10))).toEqual(["10L7\u001D21S1"]);
  },
);

test("a character of the third level belongs to the code", () => {
  expect(codesIn(press(new WedgeCollector(), ["a", { key: "@", ctrl: true, alt: true }, "b", "Enter"], 10))).toEqual(["a@b"]);
});

test.each([{ key: "c", ctrl: true }, { key: "ArrowDown" }, { key: "F8" }, { key: "v", meta: true }])("%j breaks a code off", (broken) => {
  expect(codesIn(press(new WedgeCollector(), [...keysOf("abc"), broken, "Enter"], 10))).toEqual([]);
});

test("codes that follow each other are each given once", () => {
  const heard = press(new WedgeCollector(), [...keysOf("T-0001"), "Enter", ...keysOf("B-A-02"), "Enter", "Enter"], 15);
  expect(codesIn(heard)).toEqual(["T-0001", "B-A-02"]);
});

test("any text of a scanner comes out as it went in", () => {
  const codes = fc.string({ minLength: 3, maxLength: 60, unit: "grapheme-ascii" });
  fc.assert(
    fc.property(codes, fc.integer({ min: 0, max: 99 }), (code, gapMs) => {
      expect(codesIn(press(new WedgeCollector(), [...keysOf(code), "Enter"], gapMs))).toEqual([code]);
    }),
  );
});
