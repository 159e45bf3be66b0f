import type { LineErrors } from "@/components/orders/new/line-row";
import type { RequestLine } from "@/components/orders/new/read-draft";
import type { Trouble } from "@/components/orders/new/use-submit";
import type { Problem, Quote } from "@/lib/orders/quote";

export type FormErrors = { lines: Map<number, LineErrors>; fields: Record<string, string> };

const OF_CHARGE = /^charges\.(\d+)(?=\.)/;
const OF_LINE = /^lines\.(\d+)\.(sku|units|unit_price|discount)$/;
/** Refusals that name the SKU of a line. */
const OF_SKU: ReadonlySet<string> = new Set(["sku_unknown", "product_archived", "price_missing", "bundle_empty", "stock_short"]);

type Sent = { lines: readonly RequestLine[]; lineKeys: readonly number[]; chargePlaces: readonly number[] };

/** What is wrong, at the fields where it is: from the request's parser, or from a refusal that names a product. */
export function formErrors(quote: Quote | null, trouble: Trouble | null, { lines, lineKeys, chargePlaces }: Sent): FormErrors {
  const errors: FormErrors = { lines: new Map(), fields: {} };
  const problems = [...(quote?.problems ?? []), ...(trouble?.status === "invalid" ? trouble.problems : [])];
  for (const problem of problems) addProblem(errors, problem, lineKeys, chargePlaces);
  const refusal = trouble?.status === "refused" ? trouble.refusal : quote?.answer?.ok === false ? quote.answer : null;
  if (refusal && OF_SKU.has(refusal.code)) {
    for (const [index, { sku }] of lines.entries()) {
      const key = lineKeys[index];
      if (sku === refusal.subject && key !== undefined) errors.lines.set(key, { ...errors.lines.get(key), sku: refusal.detail });
    }
  }
  if (refusal?.code === "customer_unknown" || refusal?.code === "customer_archived") errors.fields["customer"] = refusal.detail;
  return errors;
}

function addProblem(errors: FormErrors, { path, message }: Problem, lineKeys: readonly number[], chargePlaces: readonly number[]): void {
  const [, index, field] = OF_LINE.exec(path) ?? [];
  const key = index === undefined ? undefined : lineKeys[Number(index)];
  if (key === undefined || field === undefined)
    errors.fields[path.replace(OF_CHARGE, (_, place: string) => `charges.${chargePlaces[Number(place)]}`)] = message;
  else errors.lines.set(key, { ...errors.lines.get(key), [field as keyof LineErrors]: message });
}
