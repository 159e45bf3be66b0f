/** A command locks what it reads; a rehearsal only looks. */
export type Locking = "lock" | "look";

/** What a command will refer to, as its foreign key does a flight later: whoever closes or erases it waits, or is waited for. */
export const forKeyShare = (locking: Locking): string => (locking === "lock" ? " for key share" : "");

/** Not plain FOR UPDATE, which would make every insert that refers to the row wait. */
export const forUpdate = (locking: Locking, of = ""): string =>
  locking === "lock" ? ` for no key update${of === "" ? "" : ` of ${of}`}` : "";
