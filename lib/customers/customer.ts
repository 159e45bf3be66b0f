import type { CreditPolicy, CustomerKind, Split, Terms } from "@/db/values";

export type Address = {
  name: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  latitude: number | null;
  longitude: number | null;
};

/** Credit in one currency, in minor units; a null limit is no limit. */
export type Credit = { currency: string; limitMinor: number | null; exposureMinor: number };

export type Customer = {
  id: string;
  code: string;
  name: string;
  kind: CustomerKind;
  terms: Terms;
  termsDays: number;
  currency: string;
  creditPolicy: CreditPolicy | null;
  allowBackorder: boolean | null;
  shipComplete: boolean | null;
  allowSubstitution: boolean | null;
  split: Split | null;
  priceList: { code: string; name: string } | null;
  shipTo: Address | null;
  email: string | null;
  phone: string | null;
  credit: Credit[];
  updatedAt: string;
  archivedAt: string | null;
};

/** What may still be bought on credit, in minor units; null is without end. */
const headroomMinor = ({ limitMinor, exposureMinor }: Credit): number | null =>
  limitMinor === null ? null : Math.max(0, limitMinor - exposureMinor);

const moneyOf = (amountMinor: number, currency: string) => ({ amount_minor: amountMinor, currency });

/** The account as other programs read it. Without a credit row in its currency the limit is 0. */
export function customerOnWire(customer: Customer) {
  const own = customer.credit.find(({ currency }) => currency === customer.currency);
  const limitMinor = own ? own.limitMinor : 0;
  return {
    id: customer.id,
    code: customer.code,
    name: customer.name,
    kind: customer.kind,
    terms: customer.terms,
    currency: customer.currency,
    terms_days: customer.termsDays,
    credit_limit: limitMinor === null ? null : moneyOf(limitMinor, customer.currency),
    credit_policy: customer.creditPolicy,
    credit: customer.credit.map((credit) => {
      const headroom = headroomMinor(credit);
      return {
        currency: credit.currency,
        limit: credit.limitMinor === null ? null : moneyOf(credit.limitMinor, credit.currency),
        exposure: moneyOf(credit.exposureMinor, credit.currency),
        headroom: headroom === null ? null : moneyOf(headroom, credit.currency),
      };
    }),
    email: customer.email,
    phone: customer.phone,
    allow_backorder: customer.allowBackorder,
    ship_complete: customer.shipComplete,
    allow_substitution: customer.allowSubstitution,
    split: customer.split,
    price_list: customer.priceList?.code ?? null,
    ship_to: customer.shipTo,
    archived: customer.archivedAt !== null,
    updated_at: customer.updatedAt,
  };
}
