import type { DocumentPlan, ImportPlan } from "@/lib/channels/csv/plan-documents";
import type { ImportChoices } from "@/lib/channels/csv/settings";
import { addProducts } from "@/lib/catalogue/add-products";
import { CATALOGUE_REFUSALS } from "@/lib/catalogue/refusals";
import { putCustomer } from "@/lib/customers/put-customer";
import { CUSTOMER_REFUSALS } from "@/lib/customers/refusals";
import type { Actor } from "@/lib/tenancy/actor";

export type Failed = { code: string; detail: string };
/** Why something could not be created: for all products at once, or for one customer by code. */
export type Created = { products: Failed | null; customers: ReadonlyMap<string, Failed> };

const CUSTOMERS_AT_ONCE = 4;

/** Creates what these documents need and the organization lacks. What somebody else created in the meantime is taken as it is. */
export async function createMissing(
  actor: Actor,
  plan: ImportPlan,
  documents: readonly DocumentPlan[],
  choices: ImportChoices,
): Promise<Created> {
  const currencies = new Map(
    documents.flatMap(({ order, missing }) => missing.skus.map((sku) => [sku, order?.currency ?? choices.currency])),
  );
  const accounts = new Map(
    documents.flatMap(({ order, missing }) => (missing.customer && order ? [[missing.customer, order.currency ?? choices.currency]] : [])),
  );
  const products = currencies.size === 0 ? null : await createProducts(actor, plan, currencies);
  const failed = new Map<string, Failed>();
  const open = [...accounts];
  while (open.length > 0) {
    const made = open.splice(0, CUSTOMERS_AT_ONCE).map(async ([code, currency]) => {
      const failure = await createCustomer(actor, plan, code, currency, choices);
      if (failure) failed.set(code, failure);
    });
    await Promise.all(made);
  }
  return { products, customers: failed };
}

async function createProducts(actor: Actor, { products }: ImportPlan, currencies: ReadonlyMap<string, string>): Promise<Failed | null> {
  const wanted = [...currencies].map(([sku, currency]) => {
    const product = products.get(sku);
    return {
      sku,
      name: product?.name || sku,
      kind: product?.isCharge ? ("service" as const) : ("stock" as const),
      unitPrice: product?.unitPrice ?? "0",
      currency,
      taxRate: product?.taxRate ?? "0",
    };
  });
  const made = await addProducts(actor, wanted);
  return made.ok ? null : { code: made.code, detail: sentence(CATALOGUE_REFUSALS[made.code].title, made.subject) };
}

async function createCustomer(
  actor: Actor,
  { customers }: ImportPlan,
  code: string,
  currency: string,
  choices: ImportChoices,
): Promise<Failed | null> {
  const { name = "", country = "" } = customers.get(code) ?? {};
  const onCredit = choices.newCustomerTerms === "credit";
  const body = {
    name: name || code,
    kind: "business",
    currency,
    terms: choices.newCustomerTerms,
    ...(onCredit && { credit_limit: null }),
    ...(country !== "" && { ship_to: { country } }),
  } as const;
  const made = await putCustomer(actor, code, body, { is: "new" });
  if (made.ok || made.code === "code_taken") return null;
  return { code: made.code, detail: sentence(CUSTOMER_REFUSALS[made.code].title, made.subject) };
}

const sentence = (title: string, subject: string | null): string => title.replace("{subject}", subject ?? "");
