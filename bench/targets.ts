import type { ListFigures } from "@/bench/lists";
import type { Comparison, Measured } from "@/bench/rounds";

/** What was measured, as far as targets are set for it; a part that did not run is missing. */
export type Report = {
  domain?: Comparison<"reference" | "product">[];
  hotSku?: Comparison<"uniform" | "hot">[];
  api?: Comparison<"reference" | "bare_handler" | "product">[];
  lists?: Record<string, ListFigures>;
  pages?: Record<string, Measured>;
  floor?: Record<"wave" | "scan", Comparison<"reference" | "product">>;
  proof?: { seconds: number; differingRows: number | string };
  rowsOfOnePlacement?: Record<string, number>;
};

export type Verdict = { target: string; measured: number | string; wanted: string; reached: boolean };

const LIST_P95_MS = 5;
const GROWTH = 1.2;

const atLeast = (target: string, measured: number, wanted: number): Verdict => ({
  target,
  measured,
  wanted: `at least ${wanted}`,
  reached: measured >= wanted,
});
const atMost = (target: string, measured: number, wanted: number): Verdict => ({
  target,
  measured,
  wanted: `at most ${wanted}`,
  reached: measured <= wanted,
});

/** Each target beside what was measured: ratios, pages per second, milliseconds. A machine that is busy misses some by itself. */
export function verdictsOf({ domain = [], hotSku = [], api = [], lists = {}, pages = {}, floor, proof }: Report): Verdict[] {
  const { order_list: list, order_page: page } = pages;
  return [
    ...domain
      .filter(({ product }) => product.callers === 8)
      .map(({ product }) => atLeast("domain layer at 8 callers", product.ratio ?? 0, 0.6)),
    ...hotSku.flatMap(({ hot }) => [
      atLeast(`hot product at ${hot.callers} callers`, hot.ratio ?? 0, 0.6),
      atMost(`errors of the hot product at ${hot.callers} callers`, hot.errors, 0),
    ]),
    ...api.filter(({ product }) => product.callers === 16).map(({ product }) => atLeast("API at 16 connections", product.ratio ?? 0, 0.2)),
    ...Object.entries(lists).flatMap(([name, { many, growth }]) => [
      atMost(`${name}, p95`, many.p95, LIST_P95_MS),
      atMost(`${name}, growth`, growth, GROWTH),
    ]),
    ...(list ? [atLeast("order lists per second", list.perSecond, 100)] : []),
    ...(page ? [atMost("order page, p50", page.p50, 60)] : []),
    ...(floor ? [atMost("wave of 200 orders, p50", floor.wave.product.p50, 3000), atMost("scan, p50", floor.scan.product.p50, 30)] : []),
    ...(proof ? [{ target: "differing rows", measured: proof.differingRows, wanted: "0", reached: proof.differingRows === 0 }] : []),
  ];
}
