import type { Metadata } from "next";
import { createCustomer } from "@/app/(office)/customers/actions";
import { CustomerForm } from "@/components/customers/customer-form";
import { PageHeader } from "@/components/ui/page-header";
import { priceListChoices } from "@/lib/catalogue/read-price-list";
import { findSettings } from "@/lib/settings/organization";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "New customer" };

export default async function NewCustomerPage() {
  const actor = await requireRight("create");
  const [{ organization }, priceLists] = await Promise.all([findSettings(actor.orgId), priceListChoices(actor.orgId)]);
  return (
    <>
      <PageHeader title="New customer" breadcrumb={[{ label: "Customers", href: "/customers" }, { label: "New" }]} />
      <CustomerForm
        action={createCustomer}
        customer={null}
        currency={organization.currency}
        priceLists={priceLists}
        mayGrant={actor.rights.has("approve_credit")}
        cancelHref="/customers"
      />
    </>
  );
}
