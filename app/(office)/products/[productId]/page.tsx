import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { bringBack, putAway } from "@/app/(office)/products/actions";
import { addBarcode, endBarcode, savePickBin } from "@/app/(office)/products/place-actions";
import { ProductActions } from "@/components/catalogue/product-actions";
import {
  BundleSheet,
  FactsSheet,
  ListPricesSheet,
  PartOfSheet,
  PriceSheet,
  StockSheet,
  SubstitutesSheet,
} from "@/components/catalogue/product-panels";
import { BarcodesSheet, BinsSheet, PickBinsSheet } from "@/components/places/product-places";
import { KIND_HINTS, KIND_NAMES } from "@/components/catalogue/words";
import { Chip } from "@/components/ui/chip";
import { Columns } from "@/components/ui/columns";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { findProductPage } from "@/lib/catalogue/read-product";
import { readProductPlaces } from "@/lib/places/read-product-places";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Product" };

export default async function ProductPage({ params }: PageProps<"/products/[productId]">) {
  const actor = await requireRight("view");
  const id = z.uuid().safeParse((await params).productId);
  const found = id.success ? await findProductPage(actor.orgId, id.data) : null;
  if (!found) notFound();
  const { product, stock, waiting, partOf, prices } = found;
  const places = product.kind === "stock" ? await readProductPlaces(actor, product) : null;
  const mayManage = actor.rights.has("manage");
  return (
    <>
      <PageHeader
        title={<bdi>{product.name}</bdi>}
        breadcrumb={[{ label: "Products", href: "/products" }, { label: product.sku }]}
        chips={
          <>
            {product.archivedAt && (
              <Chip tone="neutral" shape="square">
                Archived
              </Chip>
            )}
            {product.kind !== "stock" && (
              <Chip tone="info" shape={product.kind === "bundle" ? "half" : "ring"}>
                {KIND_NAMES[product.kind]}
              </Chip>
            )}
          </>
        }
        meta={<Mono wrap>{product.sku}</Mono>}
        actions={<ProductActions product={product} mayEdit={actor.rights.has("edit")} putAway={putAway} bringBack={bringBack} />}
      />
      <Columns
        aside={
          <>
            <PriceSheet product={product} />
            <ListPricesSheet prices={prices} product={product} />
            <FactsSheet product={product} />
            {product.kind === "stock" && <SubstitutesSheet product={product} />}
            {places && <PickBinsSheet sku={product.sku} picks={places.picks} action={savePickBin} mayManage={mayManage} />}
            {places && (
              <BarcodesSheet sku={product.sku} barcodes={places.barcodes} add={addBarcode} remove={endBarcode} mayManage={mayManage} />
            )}
          </>
        }
      >
        {product.kind === "stock" && <StockSheet productId={product.id} stock={stock} waiting={waiting} />}
        {places && <BinsSheet bins={places.bins} />}
        {product.kind === "bundle" && <BundleSheet product={product} />}
        {product.kind === "service" && <Sheet title="Stock">{KIND_HINTS.service}</Sheet>}
        <PartOfSheet partOf={partOf} />
      </Columns>
    </>
  );
}
