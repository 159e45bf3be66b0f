import { type OrderFilter, queryOfFilter } from "@/lib/orders/list-filter";

export type ListPlace = { older?: string | undefined; newer?: string | undefined };

/** The address of a list: its filter, and where in it one is. */
export function listHref(filter: OrderFilter, place: ListPlace = {}, path = "/orders"): string {
  const query = queryOfFilter(filter);
  for (const [name, value] of Object.entries(place)) if (value) query.set(name, value);
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
