import { expect, test } from "vitest";
import { type Candidate, proposeBins } from "./propose-bin";

const pickBin = (room: number | null): Candidate => ({ code: "P", because: "pick_bin", room });
const holds = (code: string): Candidate => ({ code, because: "holds_product", room: null });

test("the pick bin takes what it has room for, and the rest goes to where the product lies already", () => {
  expect(proposeBins(10, [holds("O1"), pickBin(4)], ["E"])).toEqual([
    { bin: "P", units: 4, because: "pick_bin" },
    { bin: "O1", units: 6, because: "holds_product" },
  ]);
  expect(proposeBins(10, [pickBin(null)], [])).toEqual([{ bin: "P", units: 10, because: "pick_bin" }]);
});

test("a bin with the same lot goes before one with another", () => {
  const candidates: Candidate[] = [holds("O1"), { code: "O2", because: "holds_lot", room: null }];
  expect(proposeBins(3, candidates, [])).toEqual([{ bin: "O2", units: 3, because: "holds_lot" }]);
});

test("an empty bin is proposed once, and a full pick bin not at all", () => {
  const free = ["E1", "E2"];
  expect(proposeBins(3, [pickBin(0)], free)).toEqual([{ bin: "E1", units: 3, because: "empty" }]);
  expect(proposeBins(3, [pickBin(-2)], free)).toEqual([{ bin: "E2", units: 3, because: "empty" }]);
  expect(proposeBins(3, [], free)).toEqual([]);
});
