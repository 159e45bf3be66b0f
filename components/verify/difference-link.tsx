import Link from "next/link";
import type { Difference, Subject } from "@/lib/verify/invariant";

const ADDRESSES: Record<Subject, ((id: string) => string) | null> = {
  order: (id) => `/orders/${id}`,
  product: (id) => `/stock/products/${id}`,
  customer: (id) => `/customers/${id}`,
  refusal: () => "/refused",
  message: () => "/outbox",
  key: null,
  table: null,
};

/** Where somebody can look at the row that differs. */
export function DifferenceLink({ about, difference: { id, label } }: { about: Subject; difference: Difference }) {
  const address = ADDRESSES[about];
  return address ? <Link href={address(id)}>{label}</Link> : label;
}
