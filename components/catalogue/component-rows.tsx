import { ProductRows } from "@/components/catalogue/product-rows";
import { NumberField } from "@/components/ui/number-field";

export type ComponentRow = { sku: string; name: string; units: number };

/** What a bundle is made of. */
export const ComponentRows = ({ components, most }: { components: readonly ComponentRow[]; most: number }) => (
  <ProductRows
    name="component"
    legend="Components of one bundle"
    noun="Product"
    addLabel="Add a component"
    products={components}
    most={most}
    figure={(component, place) => (
      <NumberField
        name={`component_${place}_units`}
        label={`Units of product ${place + 1} in one bundle`}
        labelHidden
        suffix="units"
        defaultValue={component?.units}
      />
    )}
  />
);
