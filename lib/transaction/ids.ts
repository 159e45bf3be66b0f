import { v7 } from "uuid";

/** Ids of one command in the order they are asked for. A second attempt rewinds and gets the same ids, so that it can be recognised. */
export type Ids = { readonly commitId: string; next: () => string; rewind: () => void };

export function makeIds(): Ids {
  const given: string[] = [];
  let position = 0;
  return {
    commitId: v7(),
    next() {
      const id = given[position] ?? v7();
      given[position] = id;
      position += 1;
      return id;
    },
    rewind() {
      position = 0;
    },
  };
}
