import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

/** Ids of one command in the order they are asked for. A second attempt rewinds and gets the same ids, so that it can be recognised. */
export type Ids = { readonly commitId: string; next: () => string; rewind: () => void };

export function makeIds(): Ids {
  const given: string[] = [];
  let position = 0;
  return {
    commitId: newId(),
    next() {
      const id = given[position] ?? newId();
      given[position] = id;
      position += 1;
      return id;
    },
    rewind() {
      position = 0;
    },
  };
}

const ID_BYTES = 16;
// Random bytes are fetched for 256 ids at once: fetched one by one they were a tenth of the program's work on a placement.
const pool = new Uint8Array(256 * ID_BYTES);
let used = pool.length;
let sequence = 0;

/** A UUIDv7 that sorts behind those this process made before, within one millisecond too. */
function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + ID_BYTES);
  used += ID_BYTES;
  sequence = (sequence + 1) & 0x7fffffff;
  return v7({ random, msecs: Date.now(), seq: sequence });
}
