// The form as it is typed: texts, because half a number is not a number yet. It becomes a request where it is complete.

export type LineDraft = { key: number; sku: string; name: string; units: string; price: string; discount: string };
export type ChargeDraft = { key: number; name: string; amount: string; taxRate: string };
export type Choice = "" | "yes" | "no";
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
  allowBackorder: Choice;
  shipComplete: Choice;
  allowSubstitution: Choice;
  oneLocation: Choice;
  strategy: string;
  promisedOn: string;
};

export const emptyLine = (key: number): LineDraft => ({ key, sku: "", name: "", units: "", price: "", discount: "" });
export const emptyCharge = (key: number): ChargeDraft => ({ key, name: "", amount: "", taxRate: "" });
export const NO_ADDRESS: Address = { name: "", street: "", postcode: "", city: "", country: "" };

export const emptyDraft = (customer = "", customerName = ""): OrderDraft => ({
  customer,
  customerName,
  lines: [emptyLine(1)],
  charges: [],
  shipTo: null,
  note: "",
  currency: "",
  allowBackorder: "",
  shipComplete: "",
  allowSubstitution: "",
  oneLocation: "",
  strategy: "",
  promisedOn: "",
});

export const isEmpty = ({ sku, units, price, discount }: LineDraft): boolean => `${sku}${units}${price}${discount}`.trim() === "";

export const nextKey = (rows: readonly { key: number }[]): number => rows.reduce((most, { key }) => Math.max(most, key), 0) + 1;
