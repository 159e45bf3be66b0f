import type { TypedRow } from "@/lib/receiving/typed-rows";

/** A goods form that was begun in this tab. With its key, so that sending it again after a lost answer counts once. */
export type KeptForm = { once: string; location: string; reference: string; rows: readonly TypedRow[] };

const nameOf = (owner: string): string => `receive ${owner}`;

/** Null when nothing is kept, or when the browser keeps nothing. */
export function readKept(owner: string): KeptForm | null {
  try {
    const text = sessionStorage.getItem(nameOf(owner));
    return text === null ? null : (JSON.parse(text) as KeptForm);
  } catch {
    return null;
  }
}

export function keepForm(owner: string, form: KeptForm | null): void {
  try {
    if (form === null) sessionStorage.removeItem(nameOf(owner));
    else sessionStorage.setItem(nameOf(owner), JSON.stringify(form));
  } catch {
    // Without storage the form works all the same; only a reload forgets it.
  }
}
