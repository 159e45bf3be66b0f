import { CUSTOMERS, PRODUCTS } from "@/bench/world";

export const UNITS = 2;
const LINES = 3;

export const below = (limit: number): number => Math.floor(Math.random() * limit);
export const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

/** Three different products, as places in the list of all. */
export function pickLines(): number[] {
  const chosen = new Set<number>();
  while (chosen.size < LINES) chosen.add(below(PRODUCTS));
  return [...chosen];
}

/** The body of one placement: somebody of a thousand customers buys three of ten thousand products. */
export const uniformBody = () => ({
  customer: `C${1 + below(CUSTOMERS)}`,
  lines: pickLines().map((index) => ({ sku: `SKU-${index + 1}`, units: UNITS })),
});

/** Everybody wants the same product. */
export const hotBody = () => ({ customer: `C${1 + below(CUSTOMERS)}`, lines: [{ sku: "SKU-1", units: UNITS }] });

/** The same with one line, of any product: what one hot product is compared with. */
export const singleBody = () => ({ customer: `C${1 + below(CUSTOMERS)}`, lines: [{ sku: `SKU-${1 + below(PRODUCTS)}`, units: UNITS }] });
