import type { Metadata } from "next";
import { createPriceList } from "@/app/(office)/price-lists/actions";
import { PriceListForm } from "@/components/catalogue/price-list-form";
import { PriceListTable } from "@/components/catalogue/price-list-tables";
import { ExportLink } from "@/components/exports/export-link";
import { DeniedButton } from "@/components/ui/denied-button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { priceListInput } from "@/lib/catalogue/list-input";
import { listPriceLists } from "@/lib/catalogue/read-price-list";
import { findSettings } from "@/lib/settings/organization";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Price lists" };

export default async function PriceListsPage({ searchParams }: PageProps<"/price-lists">) {
  const actor = await requireRight("view");
  const archived = priceListInput.parse(await searchParams).state === "archived";
  const [lists, { organization }] = await Promise.all([listPriceLists(actor.orgId, archived), findSettings(actor.orgId)]);
  const create = actor.rights.has("create") ? (
    <Dialog label="New price list" title="New price list" variant="primary" hotkey="n">
      <PriceListForm action={createPriceList} list={null} currency={organization.currency} />
    </Dialog>
  ) : (
    <DeniedButton variant="primary" reason="Price lists are made by people with the right “create”, such as the front office.">
      New price list
    </DeniedButton>
  );
  return (
    <>
      <PageHeader
        title="Price lists"
        meta="A customer with a list pays its prices; for products that are not on it, and for orders in another currency, the product’s own price counts."
        actions={
          <>
            <ExportLink list="price-lists" filter={{ state: archived ? "archived" : undefined }} />
            {create}
          </>
        }
      />
      <Tabs
        label="State"
        items={[
          { label: "In use", href: "/price-lists", active: !archived },
          { label: "Archived", href: "/price-lists?state=archived", active: archived },
        ]}
      />
      <PriceListTable
        lists={lists}
        empty={
          <EmptyState title={archived ? "Nothing is archived" : "No price lists yet"}>
            {archived
              ? "Lists that nobody buys at any more can be archived from their page."
              : "Make one when some customers pay other prices than the rest, then choose it on their accounts."}
          </EmptyState>
        }
      />
    </>
  );
}
