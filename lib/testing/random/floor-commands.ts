import fc from "fast-check";
import { type Command, command, type DayOf, fault, meddling, orderOver } from "@/lib/testing/random/commands";

const FLOOR_SKUS = ["A", "B", "SET", "FEE", "LOT", "SER"] as const;

/** How often each thing happens on a floor, beside what the office does. */
const SHARES = {
  push: 40,
  restock: 4,
  put_away: 2,
  release: 8,
  pick: 8,
  undo: 2,
  short: 2,
  pack: 6,
  unscanned: 1,
  close: 3,
  reopen: 2,
  unpack: 1,
  label: 4,
  void: 4,
  ship: 6,
  recall: 1,
  put_back: 3,
  report: 10,
  settle: 5,
  confirm: 2,
  manifest: 1,
  count: 2,
  counted: 4,
  cross_dock: 4,
  hold: 1,
  readdress: 1,
  unload: 2,
} as const;

export type FloorKind = keyof typeof SHARES;
export const FLOOR_KINDS = Object.keys(SHARES) as readonly FloorKind[];

const floorCommand = fc.record({
  kind: fc.oneof(...FLOOR_KINDS.map((kind) => ({ weight: SHARES[kind], arbitrary: fc.constant(kind) }))),
  which: fc.nat({ max: 1_000 }),
  units: fc.integer({ min: 1, max: 4 }),
  /** The unusual variant: another bin, another order, in person, a message that makes no sense. */
  odd: fc.constantFrom(false, false, false, true),
});
export type FloorCommand = typeof floorCommand extends fc.Arbitrary<infer T> ? T : never;

export const SHIP_TO = { name: "Hotel Bellevue", street: "Shore road 1", postcode: "85330", city: "Kotor", country: "ME" };
export const BROKEN_FLOOR_TABLES = [
  "fulfilment_line",
  "package",
  "package_line",
  "label",
  "shipment",
  "inbox_event",
  "scan",
  "count_entry",
  "put_back",
  "ledger_transfer",
  "outbox_message",
  "order_event",
  "stock_movement",
] as const;

const floorOrder = fc.record({
  kind: fc.constant("place" as const),
  body: orderOver(FLOOR_SKUS).map((body) => ({ ...body, ship_to: SHIP_TO })),
  draft: fc.constant(false),
  twice: fc.constantFrom(false, false, false, true),
});

export type FloorDay = DayOf<FloorCommand | Command>;

/** Several people on one floor, and an office that goes on working. */
export const floorDay: fc.Arbitrary<FloorDay> = fc.record({
  users: fc.array(
    fc.array(
      fc.oneof(
        { weight: 16, arbitrary: floorCommand },
        { weight: 2, arbitrary: floorOrder },
        { weight: 5, arbitrary: meddling },
        { weight: 2, arbitrary: command },
      ),
      {
        minLength: 10,
        maxLength: 34,
      },
    ),
    { minLength: 2, maxLength: 4 },
  ),
  faults: fc.array(fault(BROKEN_FLOOR_TABLES), { maxLength: 4 }),
});

const morningCommand = fc.record({
  kind: fc.constantFrom<FloorKind[]>("release", "release", "push", "push", "push", "push", "push"),
  which: fc.nat({ max: 1_000 }),
  units: fc.integer({ min: 1, max: 4 }),
  odd: fc.constant(false),
});

/** The orders that the floor begins with, and how far they are by then. */
export const morning: fc.Arbitrary<(FloorCommand | Command)[]> = fc
  .tuple(
    fc.array(floorOrder, { minLength: 4, maxLength: 8, size: "max" }),
    fc.array(morningCommand, { minLength: 10, maxLength: 50, size: "max" }),
  )
  .map(([orders, work]) => [...orders, ...work]);
