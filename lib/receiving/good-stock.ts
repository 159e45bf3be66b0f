import { certain } from "@/lib/result/refusal";
import type { GoodStock } from "@/lib/stock/free";

/** Good rows that a decision may change while it works out what is there afterwards. */
export const copyStock = (stock: readonly GoodStock[]): GoodStock[] => stock.map((row) => ({ ...row }));

export const goodRow = (stock: readonly GoodStock[], productId: string, locationId: string): GoodStock =>
  certain(
    stock.find((row) => row.productId === productId && row.locationId === locationId),
    "a good stock row",
  );
