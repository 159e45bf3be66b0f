import {
  ALLOCATION_WORDS,
  choicesOf,
  FULFILMENT_WORDS,
  INVOICE_WORDS,
  PAYMENT_WORDS,
  RETURN_WORDS,
  STATUS_WORDS,
} from "@/components/orders/status-words";
import { listHref } from "@/components/orders/list/list-href";
import { type ActiveFilter, ActiveFilters } from "@/components/ui/active-filters";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { shortDay } from "@/components/ui/day-form";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { Popover } from "@/components/ui/popover";
import { SearchField } from "@/components/ui/search-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { OrderFilter } from "@/lib/orders/list-filter";

const STATUSES = choicesOf(STATUS_WORDS);
const ALLOCATIONS = choicesOf(ALLOCATION_WORDS);
const FULFILMENTS = choicesOf(FULFILMENT_WORDS);
const PAYMENTS = choicesOf(PAYMENT_WORDS);
const INVOICES = choicesOf(INVOICE_WORDS);
const RETURNS = choicesOf(RETURN_WORDS);

/** The filter of the order list, all of it in the address. The key makes fields follow when a tab or a view changes it. */
export function OrderFilters({ filter }: { filter: OrderFilter }) {
  return (
    <FilterBar key={listHref({ ...filter, text: undefined })} action="/orders" keep={filter.preset ? { view: filter.preset } : undefined}>
      <SearchField label="Search number or customer" defaultValue={filter.text} />
      <FilterSelect name="status" label="Status" all="Any status" options={STATUSES} value={filter.status} />
      <Popover label="More filters" trigger={<>Filters</>} variant="default" align="end" className="w-96">
        <div className="grid grid-cols-2 gap-3">
          <SelectField name="allocation" label="Stock" placeholder="Any" options={ALLOCATIONS} defaultValue={filter.allocation ?? ""} />
          <SelectField
            name="fulfilment"
            label="Fulfilment"
            placeholder="Any"
            options={FULFILMENTS}
            defaultValue={filter.fulfilment ?? ""}
          />
          <SelectField name="payment" label="Payment" placeholder="Any" options={PAYMENTS} defaultValue={filter.payment ?? ""} />
          <SelectField name="invoice" label="Invoice" placeholder="Any" options={INVOICES} defaultValue={filter.invoice ?? ""} />
          <SelectField name="return" label="Return" placeholder="Any" options={RETURNS} defaultValue={filter.returned ?? ""} />
          <TextField name="customer" label="Customer code" defaultValue={filter.customer ?? ""} autoComplete="off" maxLength={64} />
          <DateField name="from" label="From" defaultValue={filter.from ?? ""} />
          <DateField name="to" label="To" defaultValue={filter.to ?? ""} />
          <Button type="submit" variant="primary" className="col-span-2">
            Show
          </Button>
        </div>
      </Popover>
    </FilterBar>
  );
}

/** What narrows the list beyond its tab, each with its way out. */
export function ShownFilters({ filter, today }: { filter: OrderFilter; today: string }) {
  const items: ActiveFilter[] = [];
  const add = (label: string, value: string | undefined, without: Partial<OrderFilter>) => {
    if (value) items.push({ label, value, removeHref: listHref({ ...filter, ...without }) });
  };
  add("Search", filter.text, { text: undefined });
  add("Status", filter.status && STATUS_WORDS[filter.status].text, { status: undefined });
  add("Stock", filter.allocation && ALLOCATION_WORDS[filter.allocation].text, { allocation: undefined });
  add("Fulfilment", filter.fulfilment && FULFILMENT_WORDS[filter.fulfilment].text, { fulfilment: undefined });
  add("Payment", filter.payment && PAYMENT_WORDS[filter.payment].text, { payment: undefined });
  add("Invoice", filter.invoice && INVOICE_WORDS[filter.invoice].text, { invoice: undefined });
  add("Return", filter.returned && RETURN_WORDS[filter.returned].text, { returned: undefined });
  add("Customer", filter.customer, { customer: undefined });
  add("From", filter.from && shortDay(filter.from, today), { from: undefined });
  add("To", filter.to && shortDay(filter.to, today), { to: undefined });
  return <ActiveFilters items={items} clearHref={listHref({ preset: filter.preset })} />;
}
