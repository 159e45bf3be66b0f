"use server";

import { archiveCustomer } from "@/lib/customers/archive-customer";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import {
  archiveCustomerForm,
  bodyOfForm,
  bodyOfNewForm,
  creditLimitForm,
  creditTermsForm,
  editCustomerForm,
  eraseCustomerForm,
  limitOfForm,
  newCustomerForm,
  termsOfForm,
} from "@/lib/customers/inputs";
import { type PutCustomer, putCustomer } from "@/lib/customers/put-customer";
import { setLimit, setTerms } from "@/lib/customers/set-credit";
import { formAction } from "@/lib/server/action";

const toCustomer = ({ customer }: Extract<PutCustomer, { ok: true }>): string => `/customers/${customer.id}`;

export const createCustomer = formAction(
  newCustomerForm,
  (actor, form) => putCustomer(actor, form.code, bodyOfNewForm(form), { is: "new" }),
  {
    goTo: toCustomer,
  },
);
export const saveCustomer = formAction(
  editCustomerForm,
  (actor, form) => putCustomer(actor, form.code, bodyOfForm(form), { is: "as_seen", updatedAt: form.seen }),
  { goTo: toCustomer },
);
export const saveTerms = formAction(creditTermsForm, (actor, form) => setTerms(actor, form.code, termsOfForm(form)));
export const saveLimit = formAction(creditLimitForm, (actor, form) =>
  setLimit(actor, form.code, { currency: form.currency, limitMinor: limitOfForm(form) }),
);
export const putAway = formAction(archiveCustomerForm, (actor, { code }) => archiveCustomer(actor, code, true));
export const bringBack = formAction(archiveCustomerForm, (actor, { code }) => archiveCustomer(actor, code, false));
export const erase = formAction(eraseCustomerForm, (actor, { code, scope }) => eraseCustomer(actor, code, scope), {
  message: ({ rows }) => `${rows.toLocaleString("en")} ${rows === 1 ? "record was" : "records were"} emptied.`,
});
