import type { TypedRow } from "@/lib/receiving/typed-rows";

/** A goods form that was begun in this tab. With its key, so that sending it again after a lost answer counts once. */
export type KeptForm = { once: string; rows: readonly TypedRow[]; fields?: Readonly<Record<string, string>> };

const FIELDS = ["location", "from", "to", "reference", "kind", "supplier", "expected_on"] as const;

const controlsOf = (): (HTMLInputElement | HTMLSelectElement)[] =>
  FIELDS.flatMap((name) => [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`main form [name="${name}"]`)]);

/** Null when nothing is kept, or what is kept cannot be read. */
export function readKept(name: string): KeptForm | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null") as KeptForm | null;
  } catch {
    return null;
  }
}

/** Null forgets it. Browsers that keep nothing still have a form that works; only a reload forgets it. */
export function keepForm(name: string, form: KeptForm | null): void {
  const fields = Object.fromEntries(controlsOf().map((control) => [control.name, control.value]));
  try {
    if (form) sessionStorage.setItem(name, JSON.stringify({ ...form, fields }));
    else sessionStorage.removeItem(name);
  } catch {
    return;
  }
}

/** The fields above the lines, as they were. */
export function restoreFields({ fields = {} }: KeptForm): void {
  for (const control of controlsOf()) control.value = fields[control.name] ?? control.value;
}
