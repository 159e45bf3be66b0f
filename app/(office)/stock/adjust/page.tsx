import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { adjustAction } from "@/app/(office)/stock/actions";
import { AdjustForm } from "@/components/stock/adjust-form";
import { NoPlace } from "@/components/stock/no-place";
import { placeOptions, placesOf } from "@/components/stock/place-options";
import { CONDITION_WORDS, optionsOf, REASON_WORDS } from "@/components/stock/words";
import { PageHeader } from "@/components/ui/page-header";
import { listPlaces } from "@/lib/receiving/read-places";
import { findStockProduct } from "@/lib/receiving/read-stock-page";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { startInput } from "@/lib/receiving/stock-list-input";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Adjust stock" };

// What is on its way is corrected by receiving it.
const CONDITIONS = optionsOf(CONDITION_WORDS).filter(({ value }) => value !== "in_transit");

export default async function AdjustPage({ searchParams }: PageProps<"/stock/adjust">) {
  const actor = await requireRight("adjust_stock");
  const { sku, location } = startInput.parse(await searchParams);
  const places = await listPlaces(actor);
  const mine = placesOf(places);
  const product = sku ? await findStockProduct(actor.orgId, sku) : null;
  return (
    <>
      <PageHeader
        title="Adjust stock"
        breadcrumb={[
          { label: "Stock", href: "/stock" },
          ...(product ? [{ label: product.sku, href: `/stock/products/${product.id}` }] : []),
          { label: "Adjust" },
        ]}
        meta="Corrects what is on hand, with a reason. Units that are found go to waiting orders first."
      />
      {mine.length === 0 ? (
        <NoPlace isAny={places.length > 0} />
      ) : (
        <AdjustForm
          action={adjustAction}
          refusals={STOCK_FORM_SENTENCES}
          once={randomUUID()}
          places={placeOptions(mine)}
          location={location}
          sku={product?.sku}
          conditions={CONDITIONS}
          reasons={optionsOf(REASON_WORDS)}
        />
      )}
    </>
  );
}
