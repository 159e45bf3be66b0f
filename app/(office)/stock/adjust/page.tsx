import type { Metadata } from "next";
import { adjustAction } from "@/app/(office)/stock/actions";
import { startForm } from "@/app/(office)/stock/start-form";
import { AdjustForm } from "@/components/stock/adjust-form";
import { FormFrame } from "@/components/stock/form-frame";
import { placeOptions } from "@/components/stock/place-options";
import { CONDITION_WORDS, optionsOf, REASON_WORDS } from "@/components/stock/words";

export const metadata: Metadata = { title: "Adjust stock" };

// What is on its way is corrected by receiving it.
const CONDITIONS = optionsOf(CONDITION_WORDS).filter(({ value }) => value !== "in_transit");

export default async function AdjustPage({ searchParams }: PageProps<"/stock/adjust">) {
  const { places, mine, location, product, form } = await startForm("adjust_stock", searchParams);
  return (
    <FormFrame
      title="Adjust stock"
      trail={[...(product ? [{ label: product.sku, href: `/stock/products/${product.id}` }] : []), { label: "Adjust" }]}
      meta="Corrects what is on hand, with a reason. Units that are found go to waiting orders first."
      places={places}
    >
      <AdjustForm
        {...form}
        action={adjustAction}
        places={placeOptions(mine)}
        location={location}
        sku={product?.sku}
        conditions={CONDITIONS}
        reasons={optionsOf(REASON_WORDS)}
      />
    </FormFrame>
  );
}
