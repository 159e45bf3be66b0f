import { expect, test } from "vitest";
import type { Measured } from "@/bench/rounds";
import { verdictsOf } from "@/bench/targets";

const measured = (figures: Partial<Measured>): Measured => ({
  callers: 8,
  perSecond: 100,
  p50: 10,
  p95: 20,
  p99: 30,
  calls: 100,
  errors: 0,
  cpuMs: { node: 1, database: 1 },
  ...figures,
});

test("each target is judged by its own figure, at its own number of callers", () => {
  const verdicts = verdictsOf({
    domain: [
      { reference: measured({}), product: measured({ callers: 1, ratio: 0.1 }) },
      { reference: measured({}), product: measured({ ratio: 0.6 }) },
    ],
    hotSku: [{ uniform: measured({}), hot: measured({ ratio: 0.59, errors: 1 }) }],
    lists: { search: { few: measured({}), many: measured({ p95: 5.01 }), growth: 1.2 } },
    pages: { order_list: measured({ perSecond: 99 }), order_page: measured({ p50: 60 }) },
    proof: { seconds: 1, differingRows: 1 },
  });
  expect(verdicts.filter(({ reached }) => reached).map(({ target }) => target)).toEqual([
    "domain layer at 8 callers",
    "search, growth",
    "order page, p50",
  ]);
  expect(verdicts.filter(({ reached }) => !reached).map(({ target }) => target)).toEqual([
    "hot product at 8 callers",
    "errors of the hot product at 8 callers",
    "search, p95",
    "order lists per second",
    "differing rows",
  ]);
});

test("a part that did not run is not judged", () => {
  expect(verdictsOf({})).toEqual([]);
});
