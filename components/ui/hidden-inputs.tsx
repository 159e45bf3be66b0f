export type HiddenValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Values that travel with a form; null and undefined are left out. */
export function HiddenInputs({ values }: { values?: HiddenValues | undefined }) {
  return Object.entries(values ?? {}).map(
    ([name, value]) => value !== null && value !== undefined && <input key={name} type="hidden" name={name} value={String(value)} />,
  );
}
