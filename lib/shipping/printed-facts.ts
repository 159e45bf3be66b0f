import type { Addressee, SizeMm } from "@/lib/shipping/carrier";

/** What a label says apart from the address it goes to, which is a row of its own that can be erased. */
export type PrintedFacts = {
  ship_from: Addressee;
  order_number: string;
  service_name: string;
  number: number;
  /** Null while packing of the fulfilment went on. */
  of: number | null;
  weight_g: number;
  /** Left out in labels of before it was kept. */
  size_mm?: SizeMm | null;
  sscc: string;
};
