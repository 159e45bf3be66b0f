import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { saveCustomer } from "@/app/(office)/customers/actions";
import { CustomerForm } from "@/components/customers/customer-form";
import { PageHeader } from "@/components/ui/page-header";
import { priceListChoices } from "@/lib/catalogue/read-price-list";
import { findCustomer } from "@/lib/customers/read-customer";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Edit customer" };

export default async function EditCustomerPage({ params }: PageProps<"/customers/[customerId]/edit">) {
  const actor = await requireRight("edit");
  const id = z.uuid().safeParse((await params).customerId);
  const customer = id.success ? await findCustomer(actor.orgId, { id: id.data }) : null;
  if (!customer) notFound();
  const priceLists = await priceListChoices(actor.orgId);
  const href = `/customers/${customer.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${customer.code}`}
        breadcrumb={[{ label: "Customers", href: "/customers" }, { label: customer.code, href }, { label: "Edit" }]}
        meta="Placed orders keep the address, prices and policies they were placed with. Terms and limits are changed on the account’s page."
      />
      <CustomerForm
        action={saveCustomer}
        customer={customer}
        currency={customer.currency}
        priceLists={priceLists}
        mayGrant={actor.rights.has("approve_credit")}
        cancelHref={href}
      />
    </>
  );
}
