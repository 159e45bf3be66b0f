import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ScanEntry, ScanRequest, ScanState } from "@/components/floor/scan-entry";

interface Schema extends DBSchema {
  scans: { key: number; value: ScanEntry; indexes: { key: string; state: ScanState } };
}

// Answers are kept for the screen to look back on, not as a record: that is the server's.
const KEPT_ANSWERS = 50;

/** Scans on this device, in the order of scanning. They outlive a reload, a crash and an empty battery. */
export class ScanStore {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(name: string): Promise<ScanStore> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(opened) {
        const scans = opened.createObjectStore("scans", { keyPath: "place", autoIncrement: true });
        scans.createIndex("key", "key", { unique: true });
        scans.createIndex("state", "state");
      },
    });
    return new ScanStore(database);
  }

  /** Ends when the scan lies on the disk. */
  async add(key: string, request: ScanRequest): Promise<ScanEntry> {
    const entry = { ...request, key, queuedAt: Date.now(), state: "waiting" as const, attempts: 0, status: null, answer: null };
    const transaction = this.#database.transaction("scans", "readwrite", { durability: "strict" });
    // The place is given by the database, which alone knows the order among tabs.
    const place = await transaction.store.add(entry as ScanEntry);
    await transaction.done;
    return { ...entry, place };
  }

  find(key: string): Promise<ScanEntry | undefined> {
    return this.#database.getFromIndex("scans", "key", key);
  }

  /** Oldest first. */
  list(state: ScanState): Promise<ScanEntry[]> {
    return this.#database.getAllFromIndex("scans", "state", state);
  }

  /** Changes what is known of a scan, unless it is no longer as the caller saw it; the same answer twice changes nothing. */
  async change(key: string, from: ScanState, change: Partial<ScanEntry>): Promise<void> {
    const transaction = this.#database.transaction("scans", "readwrite", { durability: "strict" });
    const entry = await transaction.store.index("key").get(key);
    if (entry?.state === from) await transaction.store.put({ ...entry, ...change });
    await transaction.done;
    if (change.state === "accepted") await this.#forgetOldAnswers();
  }

  async remove(key: string, state: ScanState): Promise<void> {
    const transaction = this.#database.transaction("scans", "readwrite");
    const entry = await transaction.store.index("key").get(key);
    if (entry?.state === state) await transaction.store.delete(entry.place);
    await transaction.done;
  }

  close(): void {
    this.#database.close();
  }

  async #forgetOldAnswers(): Promise<void> {
    const transaction = this.#database.transaction("scans", "readwrite");
    const places = await transaction.store.index("state").getAllKeys("accepted");
    await Promise.all(places.slice(0, -KEPT_ANSWERS).map((place) => transaction.store.delete(place)));
    await transaction.done;
  }
}
