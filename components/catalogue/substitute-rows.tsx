import { ProductRows } from "@/components/catalogue/product-rows";
import type { Substitute } from "@/lib/catalogue/product";

/** What may be sent in its place, the best first. */
export const SubstituteRows = ({ substitutes, most }: { substitutes: readonly Substitute[]; most: number }) => (
  <ProductRows
    name="substitute"
    legend="Substitutes, the best first"
    noun="Substitute"
    addLabel="Add a substitute"
    empty="None: what is missing of it waits until it arrives."
    products={substitutes}
    most={most}
  />
);
