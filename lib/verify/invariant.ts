/** What a differing row is about, so that the page can lead there. */
export type Subject = "order" | "product" | "customer" | "message" | "refusal" | "key" | "table";
export type Ledger = "stock" | "orders" | "money" | "effects" | "organizations";

/** Conditions that narrow a query to what changed; empty strings in a full run. */
export type Only = {
  full: boolean;
  orders: (column: string) => string;
  products: (column: string) => string;
  customers: (column: string) => string;
};

/**
 * One promise as one query that must return no row. $1 is the organization. Columns, all text: id of the subject,
 * label (what a person calls it), expected (recomputed from the ledger) and found (what is stored).
 */
export type Invariant = {
  name: string;
  ledger: Ledger;
  about: Subject;
  /** The promise, in plain words. */
  sentence: string;
  sql: (only: Only) => string;
};

export type Difference = { id: string; label: string; expected: string; found: string };
