import { totalmem } from "node:os";

const MB = 1024 ** 2;
const LEAST_MB = 128;
const MOST_MB = 8192;

/** A quarter of the memory that this process may use, as PostgreSQL's manual advises: bytes in, a setting of PostgreSQL out. */
export function sharedBuffers(machine = totalmem(), limit = process.constrainedMemory()): string {
  // Where nothing limits the process, some systems say 0 and others more than there is.
  const bytes = limit > 0 ? Math.min(machine, limit) : machine;
  return `${Math.round(Math.min(Math.max(bytes / 4 / MB, LEAST_MB), MOST_MB))}MB`;
}
