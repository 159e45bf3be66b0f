import type { Metadata } from "next";
import { CustomerTable, NoCustomers } from "@/components/customers/customer-table";
import { CUSTOMER_KIND_NAMES, TERMS_NAMES } from "@/components/customers/words";
import { ExportLink } from "@/components/exports/export-link";
import { listHref } from "@/components/outbox/list-href";
import { ActiveFilters } from "@/components/ui/active-filters";
import { ButtonLink } from "@/components/ui/button-link";
import { DeniedButton } from "@/components/ui/denied-button";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { customerListInput } from "@/lib/customers/list-input";
import { listCustomers } from "@/lib/customers/list-customers";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Customers" };

const PAGE = 50;
const LABELS = { newer: "Previous", older: "Next" };
const STATES = { over: "Over their limit", archived: "Archived" } as const;

const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));

export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  const actor = await requireRight("view");
  const { q, kind, terms, state, list, after, before } = customerListInput.parse(await searchParams);
  const filter = { q, kind, terms, priceList: list, over: state === "over", archived: state === "archived" };
  const page = await listCustomers(actor.orgId, filter, { after, before }, PAGE);
  const href = (change: Record<string, string | undefined>) => listHref("/customers", { q, kind, terms, state, list, ...change });
  const active = [
    ...(kind ? [{ label: "Kind", value: CUSTOMER_KIND_NAMES[kind], removeHref: href({ kind: undefined }) }] : []),
    ...(terms ? [{ label: "Terms", value: TERMS_NAMES[terms], removeHref: href({ terms: undefined }) }] : []),
    ...(state ? [{ label: "State", value: STATES[state], removeHref: href({ state: undefined }) }] : []),
    ...(list ? [{ label: "Price list", value: list, removeHref: href({ list: undefined }) }] : []),
  ];
  const create = <NewCustomer allowed={actor.rights.has("create")} />;
  return (
    <>
      <PageHeader
        title="Customers"
        actions={
          <>
            <ExportLink list="customers" filter={{ q, kind, terms, state, list }} />
            {create}
          </>
        }
      />
      <FilterBar action="/customers" keep={{ list }}>
        <SearchField label="Search name, code, e-mail or town" defaultValue={q} />
        <FilterSelect name="kind" label="Kind" all="Every kind" options={optionsOf(CUSTOMER_KIND_NAMES)} value={kind} />
        <FilterSelect name="terms" label="Terms" all="All terms" options={optionsOf(TERMS_NAMES)} value={terms} />
        <FilterSelect name="state" label="State" all="In use" options={optionsOf(STATES)} value={state} />
      </FilterBar>
      <ActiveFilters items={active} clearHref={listHref("/customers", { q })} />
      <CustomerTable customers={page.items} empty={<NoCustomers filtered={q !== "" || active.length > 0} action={create} />} />
      <Pager
        labels={LABELS}
        newerHref={page.previous === null ? undefined : href({ before: page.previous })}
        olderHref={page.next === null ? undefined : href({ after: page.next })}
      />
    </>
  );
}

function NewCustomer({ allowed }: { allowed: boolean }) {
  if (allowed)
    return (
      <ButtonLink href="/customers/new" variant="primary" hotkey="n">
        New customer
      </ButtonLink>
    );
  return (
    <DeniedButton variant="primary" reason="Accounts are opened by people with the right “create”, such as the front office.">
      New customer
    </DeniedButton>
  );
}
