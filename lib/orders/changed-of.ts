/** The named fields that differ, with their new values. */
export function changedOf<T extends object, K extends keyof T>(before: T, after: T, names: readonly K[]): Partial<Pick<T, K>> {
  const changed: Partial<Pick<T, K>> = {};
  for (const name of names) if (!same(before[name], after[name])) changed[name] = after[name];
  return changed;
}

const same = (a: unknown, b: unknown): boolean => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b);

export function setIfChanged<T extends object>(values: T, set: (values: T) => void): void {
  if (Object.keys(values).length > 0) set(values);
}
