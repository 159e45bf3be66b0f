import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { saveProduct } from "@/app/(office)/products/actions";
import { ProductForm } from "@/components/catalogue/product-form";
import { PageHeader } from "@/components/ui/page-header";
import { findProduct } from "@/lib/catalogue/read-product";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Edit product" };

export default async function EditProductPage({ params }: PageProps<"/products/[productId]/edit">) {
  const actor = await requireRight("edit");
  const id = z.uuid().safeParse((await params).productId);
  const product = id.success ? await findProduct(actor.orgId, { id: id.data }) : null;
  if (!product) notFound();
  const href = `/products/${product.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${product.sku}`}
        breadcrumb={[{ label: "Products", href: "/products" }, { label: product.sku, href }, { label: "Edit" }]}
        meta="Orders that were placed keep the name, price and VAT they were placed with."
      />
      <ProductForm action={saveProduct} product={product} currency={product.currency} cancelHref={href} />
    </>
  );
}
