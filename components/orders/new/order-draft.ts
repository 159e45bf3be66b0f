import type { PlaceBody } from "@/lib/orders/inputs";

// The form as it is typed: texts, because half a number is not a number yet. It becomes a request where it is complete.
// `asked` is the request that the form began with: what is not typed here travels on as it was.

type AskedLine = PlaceBody["lines"][number];
type AskedCharge = PlaceBody["charges"][number];

export type Choice = "" | "yes" | "no";
/** By which rules this one line goes; empty is what the product, the order and the account say. */
export type LineTerms = { taxRate: string; allowBackorder: Choice; shipComplete: Choice; allowSubstitution: Choice };
export type LineDraft = LineTerms & {
  key: number;
  sku: string;
  name: string;
  units: string;
  price: string;
  discount: string;
  asked: AskedLine | null;
};
export type ChargeDraft = { key: number; name: string; amount: string; taxRate: string; asked: AskedCharge | null };
export type Address = { name: string; street: string; postcode: string; city: string; country: string };

export type OrderDraft = {
  customer: string;
  customerName: string;
  lines: LineDraft[];
  charges: ChargeDraft[];
  /** Null is the account's own address. */
  shipTo: Address | null;
  note: string;
  currency: string;
  pricesIncludeTax: Choice;
  allowBackorder: Choice;
  shipComplete: Choice;
  allowSubstitution: Choice;
  oneLocation: Choice;
  strategy: string;
  promisedOn: string;
  asked: Omit<PlaceBody, "lines" | "charges" | "draft" | "override"> | null;
};

export const emptyLine = (key: number): LineDraft => ({
  key,
  sku: "",
  name: "",
  units: "",
  price: "",
  discount: "",
  taxRate: "",
  allowBackorder: "",
  shipComplete: "",
  allowSubstitution: "",
  asked: null,
});
export const emptyCharge = (key: number): ChargeDraft => ({ key, name: "", amount: "", taxRate: "", asked: null });
export const NO_ADDRESS: Address = { name: "", street: "", postcode: "", city: "", country: "" };

export const emptyDraft = (customer = "", customerName = ""): OrderDraft => ({
  customer,
  customerName,
  lines: [emptyLine(1)],
  charges: [],
  shipTo: null,
  note: "",
  currency: "",
  pricesIncludeTax: "",
  allowBackorder: "",
  shipComplete: "",
  allowSubstitution: "",
  oneLocation: "",
  strategy: "",
  promisedOn: "",
  asked: null,
});

/** Another product in the place of this one is taxed as that product is. */
export const withProduct = (sku: string, name: string): Pick<LineDraft, "sku" | "name" | "taxRate"> => ({ sku, name, taxRate: "" });

export const isEmpty = ({ sku, units, price, discount }: LineDraft): boolean => `${sku}${units}${price}${discount}`.trim() === "";

export const nextKey = (rows: readonly { key: number }[]): number => rows.reduce((most, { key }) => Math.max(most, key), 0) + 1;
