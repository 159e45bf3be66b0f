import { binStock } from "@/db/schema/places";
import type { BinKind } from "@/db/values";
import { certain } from "@/lib/result/refusal";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";

export type StockKey = { productId: string; locationId: string; condition: string };

/** A bin and a lot; without a bin the units wait to be put away. */
export type Place = { binId: string | null; lotId: string | null };

/** Units of one stock row in one place, and how many of them open picks are planned to take. */
export type BinUnits = StockKey &
  Place & { id: string; units: number; planned: number; binKind: BinKind | null; walk: number | null; expiresOn: string | null };

/** How many units a move puts into one place, or takes out of it where they are negative. */
export type Touch = Place & { units: number };

/** Left out means any; null means none. */
type Where = Partial<Place>;

type Kept = BinUnits & { was: number; isNew: boolean };

/** Where the units of some stock rows lie while a move is being decided. */
export class Places {
  private readonly rows: Kept[];

  private constructor(rows: Kept[]) {
    this.rows = rows;
  }

  static of(rows: readonly BinUnits[]): Places {
    return new Places(rows.map((row) => ({ ...row, was: row.units, isNew: false })));
  }

  /** Units that lie in these places; what pickers carry is not among them. */
  units(stock: StockKey, where: Where = {}): number {
    return this.rowsOf(stock, where).reduce((sum, row) => sum + row.units, 0);
  }

  put(stock: StockKey, { binId, lotId }: Place, units: number): Touch {
    const [row] = this.rowsOf(stock, { binId, lotId });
    if (row) row.units += units;
    else this.rows.push({ ...newRow(stock, { binId, lotId }), units });
    return { binId, lotId, units };
  }

  /**
   * Takes units out of the places that fit: lots that expire first, then what waits to be put away, then overflow, then
   * pick bins as one walks; units that a pick is planned to take go last. Null where fewer lie there, and nothing is taken.
   */
  take(stock: StockKey, units: number, where: Where = {}): Touch[] | null {
    const rows = this.rowsOf(stock, where).toSorted(firstToLeave);
    const taken = rows.map(() => 0);
    let open = units;
    for (const keep of ["planned", "none"] as const) {
      for (const [index, row] of rows.entries()) {
        const spare = row.units - (taken[index] ?? 0) - (keep === "planned" ? row.planned : 0);
        const now = Math.max(0, Math.min(open, spare));
        taken[index] = (taken[index] ?? 0) + now;
        open -= now;
      }
    }
    if (open > 0) return null;
    const touches: Touch[] = [];
    for (const [index, row] of rows.entries()) {
      const units = taken[index] ?? 0;
      row.units -= units;
      if (units > 0) touches.push({ binId: row.binId, lotId: row.lotId, units: -units });
    }
    return touches;
  }

  /** What has become different, as rows of the change set. */
  write(changes: ChangeSet, ids: Ids): void {
    for (const { was, isNew, ...row } of this.rows) {
      const { productId, locationId, condition, binId, lotId, units } = row;
      if (isNew) changes.insert(binStock, { id: ids.next(), productId, locationId, condition, binId, lotId, units });
      else if (units !== was) changes.add(binStock, { id: row.id }, { units: units - was });
    }
  }

  private rowsOf(stock: StockKey, { binId, lotId }: Where): Kept[] {
    return this.rows.filter(
      (row) =>
        row.productId === stock.productId &&
        row.locationId === stock.locationId &&
        row.condition === stock.condition &&
        (binId === undefined || row.binId === binId) &&
        (lotId === undefined || row.lotId === lotId),
    );
  }
}

/** What a movement says of the place it touched: the bin and its stock row change by the same units. */
export const inPlace = ({ binId, lotId, units }: Touch) => ({ binId, lotId, onHandDelta: units, binDelta: units });

const newRow = (stock: StockKey, place: Place): Kept => {
  const { productId, locationId, condition } = stock;
  const nothing = { id: "", units: 0, planned: 0, binKind: null, walk: null, expiresOn: null, was: 0, isNew: true };
  return { productId, locationId, condition, ...place, ...nothing };
};

const RANKS: Record<BinKind, number> = { overflow: 1, pick: 2, damaged: 3, quarantine: 4 };
const rankOf = ({ binKind }: BinUnits): number => (binKind === null ? 0 : certain(RANKS[binKind], "the rank of a bin"));
const LAST = "9999-12-31";

const firstToLeave = (a: BinUnits, b: BinUnits): number =>
  (a.expiresOn ?? LAST).localeCompare(b.expiresOn ?? LAST) ||
  rankOf(a) - rankOf(b) ||
  (a.walk ?? 0) - (b.walk ?? 0) ||
  a.id.localeCompare(b.id);
