import type { BinKind } from "@/db/values";
import { type KeptBy, keptBack } from "@/lib/orders/kept-back";
import type { Line, Order, Reservation, Work } from "@/lib/orders/order";
import { unreleasedOf } from "@/lib/orders/work";
import type { BinUnits } from "@/lib/stock/places";
import type { Ids } from "@/lib/transaction/ids";
import type { FloorRefusalCode } from "./refusals";

/** Units that a walk may still plan to take, by bin and lot; taking from it is how several orders share a bin. */
export class Pickable {
  private readonly rows: (BinUnits & { spare: number })[];

  private constructor(rows: (BinUnits & { spare: number })[]) {
    this.rows = rows;
  }

  /** `today` is the business date: a lot that expired before it is not picked. */
  static of(rows: readonly BinUnits[], today: string): Pickable {
    const usable = rows.filter((row) => row.condition === "good" && WALKED.has(row.binKind) && (row.expiresOn ?? LAST) >= today);
    return new Pickable(usable.map((row) => ({ ...row, spare: row.units - row.planned })).toSorted(firstToPick));
  }

  units(productId: string, locationId: string): number {
    return this.at(productId, locationId).reduce((sum, row) => sum + Math.max(0, row.spare), 0);
  }

  /** Takes units from the bins in the order in which they should be emptied. */
  take(productId: string, locationId: string, units: number): { row: BinUnits; units: number }[] {
    const taken: { row: BinUnits; units: number }[] = [];
    let open = units;
    for (const row of this.at(productId, locationId)) {
      const now = Math.min(open, Math.max(0, row.spare));
      if (now === 0) continue;
      row.spare -= now;
      open -= now;
      taken.push({ row, units: now });
    }
    if (open > 0) throw new Error("Bug: more units were planned than the bins hold");
    return taken;
  }

  private at(productId: string, locationId: string) {
    return this.rows.filter((row) => row.productId === productId && row.locationId === locationId);
  }
}

const LAST = "9999-12-31";
const WALKED: ReadonlySet<BinKind | null> = new Set(["pick", "overflow", null]);
const RANKS: readonly (BinKind | null)[] = ["pick", "overflow", null];

/** Lots that expire first, then pick bins before overflow before what is not put away yet, each as one walks. */
const firstToPick = (a: BinUnits, b: BinUnits): number =>
  (a.expiresOn ?? LAST).localeCompare(b.expiresOn ?? LAST) ||
  RANKS.indexOf(a.binKind) - RANKS.indexOf(b.binKind) ||
  (a.walk ?? 0) - (b.walk ?? 0) ||
  a.id.localeCompare(b.id);

/** Why nothing of the order goes to the floor now, whatever its lines say; or null. `held` is an open hold. */
export function blockedBy(order: Order, held: boolean, dueMinor: number): FloorRefusalCode | null {
  if (order.status !== "placed" && order.status !== "in_fulfilment") return "wrong_status";
  if (held) return "held";
  if (order.terms === "prepaid" && dueMinor > 0) return "not_paid";
  return null;
}

/**
 * Work for everything of the order that is reserved at the location and not on the floor yet: whole units of each line,
 * their bins planned. Lines that ship complete and still wait stay out. Changes `pickable`; the order is left alone. `asked`
 * leaves reservations out.
 */
export function planWork(
  order: Order,
  locationId: string,
  pickable: Pickable,
  fulfilmentId: string,
  ids: Ids,
  asked: Asked = () => true,
): Work[] | FloorRefusalCode {
  const work: Work[] = [];
  let left: FloorRefusalCode | null = null;
  const keeps = keptBack(order);
  for (const line of order.lines) {
    const open = openAt(order, line, locationId, asked);
    if (open.every((rows) => rows.length === 0)) continue;
    const keptBy = keeps(line);
    if (keptBy) {
      left ??= KEPT[keptBy];
      continue;
    }
    const free = line.components.map(({ productId, unitsPerBundle }, index) => {
      const most = Math.min(sumUnits(open[index] ?? []), pickable.units(productId, locationId));
      return Math.floor(most / unitsPerBundle);
    });
    const units = free.length === 0 ? 0 : Math.min(...free);
    if (units === 0) left = "no_usable_units";
    for (const [index, { productId, unitsPerBundle }] of line.components.entries()) {
      const bins = pickable.take(productId, locationId, units * unitsPerBundle);
      work.push(...spread(open[index] ?? [], bins, { fulfilmentId, lineId: line.id, productId, locationId }, ids));
    }
  }
  return work.length > 0 ? work : (left ?? "nothing_to_release");
}

const KEPT = { order: "waits_for_units", line: "line_waits_for_units" } as const satisfies Record<KeptBy, FloorRefusalCode>;

type Asked = (reservation: Reservation) => boolean;
type Open = { reservation: Reservation; units: number };

/** Per component, the reservations at the location with units that nobody was sent for. */
const openAt = (order: Order, line: Line, locationId: string, asked: Asked): Open[][] =>
  line.components.map(({ productId }) =>
    order.reservations
      .filter((row) => row.lineId === line.id && row.productId === productId && row.locationId === locationId && asked(row))
      .map((reservation) => ({ reservation, units: unreleasedOf(order, reservation) }))
      .filter(({ units }) => units > 0),
  );

const sumUnits = (rows: readonly { units: number }[]): number => rows.reduce((sum, { units }) => sum + units, 0);

/** Deals the bins' units out to the reservations: one piece of work for each pair. */
function spread(
  open: readonly Open[],
  bins: readonly { row: BinUnits; units: number }[],
  of: Pick<Work, "fulfilmentId" | "lineId" | "productId" | "locationId">,
  ids: Ids,
): Work[] {
  const work: Work[] = [];
  const left = open.map(({ units }) => units);
  for (const { row, units } of bins) {
    let more = units;
    for (const [index, { reservation }] of open.entries()) {
      const now = Math.min(more, left[index] ?? 0);
      if (now === 0) continue;
      left[index] = (left[index] ?? 0) - now;
      more -= now;
      const place = { binId: row.binId, lotId: row.lotId, walk: row.walk ?? 0 };
      work.push({ id: ids.next(), ...of, ...place, reservationId: reservation.id, units: now, ...NOTHING_DONE });
    }
  }
  return work;
}

const NOTHING_DONE = { picked: 0, packed: 0, shipped: 0, dropped: 0, goingBack: 0 };
