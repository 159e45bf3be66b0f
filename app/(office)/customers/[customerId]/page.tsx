import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { bringBack, erase, putAway, saveLimit, saveTerms } from "@/app/(office)/customers/actions";
import { CreditSheet } from "@/components/customers/credit-sheet";
import { CustomerActions, EraseSheet } from "@/components/customers/customer-actions";
import { CustomerChips, Reach } from "@/components/customers/customer-chips";
import { CustomerOrders } from "@/components/customers/customer-orders";
import { AddressSheet, PolicySheet, RefusalSheet, TagSheet } from "@/components/customers/customer-panels";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Columns } from "@/components/ui/columns";
import { dayIn } from "@/components/ui/day-form";
import { PageHeader } from "@/components/ui/page-header";
import { inAddress } from "@/lib/catalogue/list-input";
import { findCustomerPage } from "@/lib/customers/read-customer-page";
import { listOrders } from "@/lib/orders/read-list";
import { REFUSALS } from "@/lib/orders/refusals";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight, requireSession } from "@/lib/tenancy/session";
import { readTenant } from "@/lib/transaction/in-tenant";

export const metadata: Metadata = { title: "Customer" };

const SENTENCES = sentencesOf(REFUSALS);
const ORDERS = 20;
const place = z.object({ older: inAddress(z.string().max(400)), newer: inAddress(z.string().max(400)) });

export default async function CustomerPage({ params, searchParams }: PageProps<"/customers/[customerId]">) {
  const actor = await requireRight("view");
  const id = z.uuid().safeParse((await params).customerId);
  const { timeZone: zone } = (await requireSession()).organization;
  const found = id.success ? await findCustomerPage(actor.orgId, id.data) : null;
  if (!found) notFound();
  const { customer, tags, refusals, addresses } = found;
  const options = { timeZone: zone, limit: ORDERS, ...place.parse(await searchParams) };
  const orders = await readTenant(actor.orgId, (tx) => listOrders(tx, { customer: customer.id }, options));
  const now = new Date();
  return (
    <>
      <LiveRefresh topic="orders" />
      <PageHeader
        title={<bdi>{customer.name}</bdi>}
        breadcrumb={[{ label: "Customers", href: "/customers" }, { label: customer.code }]}
        chips={<CustomerChips customer={customer} />}
        meta={<Reach customer={customer} />}
        actions={<CustomerActions customer={customer} rights={actor.rights} putAway={putAway} bringBack={bringBack} />}
      />
      <Columns
        aside={
          <>
            <CreditSheet customer={customer} mayGrant={actor.rights.has("approve_credit")} saveTerms={saveTerms} saveLimit={saveLimit} />
            <AddressSheet customer={customer} addresses={addresses} zone={zone} />
            <PolicySheet customer={customer} />
            {actor.rights.has("manage") && <EraseSheet customer={customer} erase={erase} />}
          </>
        }
      >
        <CustomerOrders page={orders} customerId={customer.id} moment={{ now, zone, today: dayIn(now, zone) }} />
        <TagSheet tags={tags} zone={zone} />
        <RefusalSheet refusals={refusals} zone={zone} sentences={SENTENCES} />
      </Columns>
    </>
  );
}
