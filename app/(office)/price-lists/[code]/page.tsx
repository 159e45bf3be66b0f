import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { addPrices, bringBack, putAway, removePrice, savePriceList } from "@/app/(office)/price-lists/actions";
import { PriceListActions } from "@/components/catalogue/price-list-actions";
import { PriceTable } from "@/components/catalogue/price-list-tables";
import { ExportLink } from "@/components/exports/export-link";
import { listHref } from "@/components/outbox/list-href";
import { Chip } from "@/components/ui/chip";
import { FilterBar } from "@/components/ui/filter-bar";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { TextLink } from "@/components/ui/text-link";
import { pathCode } from "@/lib/catalogue/path-code";
import { priceListInput } from "@/lib/catalogue/list-input";
import { findPriceList, type PriceList } from "@/lib/catalogue/read-price-list";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Price list" };

const PAGE = 50;
const LABELS = { newer: "Previous", older: "Next" };

export default async function PriceListPage({ params, searchParams }: PageProps<"/price-lists/[code]">) {
  const actor = await requireRight("view");
  const code = pathCode.safeParse((await params).code);
  const { q, after, before } = priceListInput.parse(await searchParams);
  const found = code.success ? await findPriceList(actor.orgId, code.data, q, { after, before }, PAGE) : null;
  if (!found) notFound();
  const { list, customers, page } = found;
  const path = `/price-lists/${encodeURIComponent(list.code)}`;
  const mayEdit = actor.rights.has("edit");
  return (
    <>
      <PageHeader
        title={<bdi>{list.name}</bdi>}
        breadcrumb={[{ label: "Price lists", href: "/price-lists" }, { label: list.code }]}
        chips={
          list.archivedAt && (
            <Chip tone="neutral" shape="square">
              Archived
            </Chip>
          )
        }
        meta={<ListFacts list={list} customers={customers} />}
        actions={
          <>
            <ExportLink list="prices" filter={{ list: list.code, q }} />
            <PriceListActions
              list={list}
              mayEdit={mayEdit}
              save={savePriceList}
              addPrices={addPrices}
              putAway={putAway}
              bringBack={bringBack}
            />
          </>
        }
      />
      <FilterBar action={path}>
        <SearchField label="Search SKU, name or GTIN" defaultValue={q} />
      </FilterBar>
      <PriceTable list={list} prices={page.items} filtered={q !== ""} remove={mayEdit ? removePrice : null} />
      <Pager
        labels={LABELS}
        newerHref={page.previous === null ? undefined : listHref(path, { q, before: page.previous })}
        olderHref={page.next === null ? undefined : listHref(path, { q, after: page.next })}
      />
    </>
  );
}

function ListFacts({ list, customers }: { list: PriceList; customers: number }) {
  return (
    <>
      <Mono wrap>{list.code}</Mono> · {list.currency} ·{" "}
      <TextLink href={listHref("/customers", { list: list.code })}>
        {customers.toLocaleString("en")} {customers === 1 ? "customer buys" : "customers buy"} at it
      </TextLink>
    </>
  );
}
