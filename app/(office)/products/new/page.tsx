import type { Metadata } from "next";
import { createProduct } from "@/app/(office)/products/actions";
import { ProductForm } from "@/components/catalogue/product-form";
import { PageHeader } from "@/components/ui/page-header";
import { findSettings } from "@/lib/settings/organization";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "New product" };

export default async function NewProductPage() {
  const actor = await requireRight("create");
  const { organization } = await findSettings(actor.orgId);
  return (
    <>
      <PageHeader title="New product" breadcrumb={[{ label: "Products", href: "/products" }, { label: "New" }]} />
      <ProductForm action={createProduct} product={null} currency={organization.currency} cancelHref="/products" />
    </>
  );
}
