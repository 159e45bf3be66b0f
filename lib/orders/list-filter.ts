import {
  ALLOCATION_STATUSES,
  type AllocationStatus,
  FULFILMENT_STATUSES,
  type FulfilmentStatus,
  INVOICE_STATUSES,
  type InvoiceStatus,
  ORDER_STATUSES,
  type OrderStatus,
  PAYMENT_STATUSES,
  type PaymentStatus,
  RETURN_STATUSES,
  type ReturnStatus,
} from "@/db/values";
import { isBusinessDay } from "@/lib/catalogue/field-schemas";

/** Lists that many look at every day; each has an index of its own. */
export const ORDER_PRESETS = ["approval", "unpaid_unfulfilled", "waiting"] as const;
export type OrderPreset = (typeof ORDER_PRESETS)[number];

export type OrderFilter = {
  preset?: OrderPreset | undefined;
  status?: OrderStatus | undefined;
  allocation?: AllocationStatus | undefined;
  fulfilment?: FulfilmentStatus | undefined;
  payment?: PaymentStatus | undefined;
  invoice?: InvoiceStatus | undefined;
  returned?: ReturnStatus | undefined;
  /** Customer code or id. */
  customer?: string | undefined;
  /** Business dates of the organization, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** Instants, for other programs: from the first on, and before the second. */
  listedFrom?: Date | undefined;
  listedBefore?: Date | undefined;
  /** Words that the order's number, its external id or its customer's name begin with. */
  text?: string | undefined;
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The filter in an address. What is not understood is left out, so an old link still shows a list. */
export function filterOfQuery(query: Query): OrderFilter {
  const one = (name: string): string | undefined => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
  };
  const among = <T extends string>(name: string, values: readonly T[]): T | undefined => values.find((value) => value === one(name));
  const day = (name: string): string | undefined => {
    const value = one(name);
    return value && isBusinessDay(value) ? value : undefined;
  };
  return {
    preset: among("view", ORDER_PRESETS),
    status: among("status", ORDER_STATUSES),
    allocation: among("allocation", ALLOCATION_STATUSES),
    fulfilment: among("fulfilment", FULFILMENT_STATUSES),
    payment: among("payment", PAYMENT_STATUSES),
    invoice: among("invoice", INVOICE_STATUSES),
    returned: among("return", RETURN_STATUSES),
    customer: one("customer")?.slice(0, 64),
    from: day("from"),
    to: day("to"),
    text: one("q")?.slice(0, 200),
  };
}

/** The same as an address, with the names in a fixed order so that equal filters have equal addresses. */
export function queryOfFilter(filter: OrderFilter): URLSearchParams {
  const query = new URLSearchParams();
  const entries: [string, string | undefined][] = [
    ["view", filter.preset],
    ["status", filter.status],
    ["allocation", filter.allocation],
    ["fulfilment", filter.fulfilment],
    ["payment", filter.payment],
    ["invoice", filter.invoice],
    ["return", filter.returned],
    ["customer", filter.customer],
    ["from", filter.from],
    ["to", filter.to],
    ["q", filter.text],
  ];
  for (const [name, value] of entries) if (value) query.set(name, value);
  return query;
}
