/** A customer or product among the suggestions of the order form. */
export type FoundChoice = {
  /** Its code or SKU. */
  value: string;
  label: string;
  figure: string | null;
  note: string | null;
  /** The note is a warning: nothing free, no credit. */
  isShort: boolean;
};
