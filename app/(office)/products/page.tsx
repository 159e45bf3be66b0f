import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { listHref } from "@/components/outbox/list-href";
import { NoProducts, ProductTable } from "@/components/catalogue/product-table";
import { KIND_NAMES } from "@/components/catalogue/words";
import { ActiveFilters } from "@/components/ui/active-filters";
import { ButtonLink } from "@/components/ui/button-link";
import { DeniedButton } from "@/components/ui/denied-button";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { PRODUCT_KINDS } from "@/db/values";
import { productListInput } from "@/lib/catalogue/list-input";
import { listProducts } from "@/lib/catalogue/list-products";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Products" };

const PAGE = 50;
const LABELS = { newer: "Previous", older: "Next" };
const STATES = { low: "Low stock", archived: "Archived" } as const;
const KINDS = PRODUCT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }));

export default async function ProductsPage({ searchParams }: PageProps<"/products">) {
  const actor = await requireRight("view");
  const { q, kind, state, after, before } = productListInput.parse(await searchParams);
  const filter = { q, kind, low: state === "low", archived: state === "archived" };
  const page = await listProducts(actor.orgId, filter, { after, before }, PAGE);
  const href = (change: Record<string, string | undefined>) => listHref("/products", { q, kind, state, ...change });
  const active = [
    ...(kind ? [{ label: "Kind", value: KIND_NAMES[kind], removeHref: href({ kind: undefined }) }] : []),
    ...(state ? [{ label: "State", value: STATES[state], removeHref: href({ state: undefined }) }] : []),
  ];
  const create = <NewProduct allowed={actor.rights.has("create")} />;
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <>
            <ExportLink list="products" filter={{ q, kind, state }} />
            {create}
          </>
        }
      />
      <FilterBar action="/products">
        <SearchField label="Search SKU, name or GTIN" defaultValue={q} />
        <FilterSelect name="kind" label="Kind" all="Every kind" options={KINDS} value={kind} />
        <FilterSelect
          name="state"
          label="State"
          all="On sale"
          options={Object.entries(STATES).map(([value, label]) => ({ value, label }))}
          value={state}
        />
      </FilterBar>
      <ActiveFilters items={active} clearHref={listHref("/products", { q })} />
      <ProductTable products={page.items} empty={<NoProducts filtered={q !== "" || active.length > 0} action={create} />} />
      <Pager
        labels={LABELS}
        newerHref={page.previous === null ? undefined : href({ before: page.previous })}
        olderHref={page.next === null ? undefined : href({ after: page.next })}
      />
    </>
  );
}

function NewProduct({ allowed }: { allowed: boolean }) {
  if (allowed)
    return (
      <ButtonLink href="/products/new" variant="primary" hotkey="n">
        New product
      </ButtonLink>
    );
  return (
    <DeniedButton variant="primary" reason="New products are made by people with the right “create”, such as the front office.">
      New product
    </DeniedButton>
  );
}
