import type { KeysetPage, Place } from "@/lib/catalogue/keyset";

/** Walks a keyset list from its first page to its last. */
export async function* keysetPages<Row>(read: (place: Place) => Promise<KeysetPage<Row>>): AsyncGenerator<readonly Row[]> {
  for (let after: string | undefined; ; ) {
    const page = await read({ after });
    if (page.items.length > 0) yield page.items;
    if (page.next === null) return;
    after = page.next;
  }
}
