/** A command locks what it reads; a rehearsal only looks. */
export type Locking = "lock" | "look";

/** Not plain FOR UPDATE, which would make every insert that refers to the row wait. */
export const forUpdate = (locking: Locking, of = ""): string =>
  locking === "lock" ? ` for no key update${of === "" ? "" : ` of ${of}`}` : "";
