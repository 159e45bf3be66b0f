import fc from "fast-check";

const SKUS = ["A", "B", "SET", "FEE"] as const;
const STOCKED = ["A", "B"] as const;
export const LOCATIONS = ["X", "Y"] as const;
const CUSTOMERS = ["TIGHT", "FREE", "PARK", "PREPAID"] as const;
export const BROKEN_TABLES = [
  "reservation",
  "backorder",
  "ledger_transfer",
  "outbox_message",
  "customer_tag",
  "order_event",
  "stock_movement",
] as const;

const units = fc.integer({ min: 1, max: 6 });
const which = fc.nat({ max: 1_000 });
const lineOver = (skus: readonly string[]) =>
  fc.record({
    sku: fc.constantFrom(...skus),
    units,
    discount: fc.constantFrom(null, "12.5", "33.3333"),
    unit_price: fc.constantFrom(null, "0", "0.3350", "99.99"),
    ship_complete: fc.constantFrom(null, null, true, false),
  });
const charges = fc.array(
  fc.record({ name: fc.constant("Postage"), amount: fc.constantFrom("4.90", "0.05"), tax_rate: fc.constantFrom("0", "20") }),
  {
    maxLength: 1,
  },
);
const policies = {
  allow_backorder: fc.boolean(),
  ship_complete: fc.constantFrom(false, false, false, true),
  allow_substitution: fc.constantFrom(true, true, false),
  split: fc.constantFrom("allowed", "one_location"),
  strategy: fc.constantFrom("nearest", "fewest_parcels", "oldest_cost"),
  prices_include_tax: fc.boolean(),
};
export const orderOver = (skus: readonly string[]) =>
  fc.record({
    customer: fc.constantFrom(...CUSTOMERS),
    lines: fc.array(lineOver(skus), { minLength: 1, maxLength: 3 }),
    charges,
    ...policies,
  });
const order = orderOver(SKUS);

const cancel = fc.record({
  kind: fc.constant("cancel"),
  which,
  part: fc.option(fc.record({ line: fc.integer({ min: 1, max: 3 }), units })),
});
const askTransfer = fc.record({ kind: fc.constant("ask"), sku: fc.constantFrom(...STOCKED), from: fc.constantFrom(...LOCATIONS), units });
const walk = fc.record({
  kind: fc.constant("walk"),
  which,
  step: fc.constantFrom("pick", "pick", "short", "send", "call_off"),
  units: fc.integer({ min: 1, max: 3 }),
});
const miss = fc.record({ kind: fc.constant("miss"), which, units: fc.integer({ min: 1, max: 3 }) });
const answer = fc.record({ kind: fc.constant("answer"), which, approve: fc.constantFrom(true, true, false) });

/** What the office does to work that is on the floor, and what the floor asks of it. */
export const meddling = fc.oneof(
  { weight: 4, arbitrary: cancel },
  { weight: 2, arbitrary: askTransfer },
  { weight: 4, arbitrary: walk },
  { weight: 3, arbitrary: miss },
  { weight: 3, arbitrary: answer },
);

/** What one user may do next. Orders are named by a number that is taken modulo those that exist when it is their turn. */
export const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("place"),
      body: order,
      draft: fc.constantFrom(false, false, false, true),
      twice: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: cancel },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("approve", "decline"), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("edit"), which, body: order }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("place_draft"), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete_draft"), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("receive"),
      sku: fc.constantFrom(...STOCKED),
      location: fc.constantFrom(...LOCATIONS),
      units: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("adjust"),
      sku: fc.constantFrom(...STOCKED),
      location: fc.constantFrom(...LOCATIONS),
      units: fc.integer({ min: -4, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("transfer"), sku: fc.constantFrom(...STOCKED), from: fc.constantFrom(...LOCATIONS), units }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("arrive"), which }) },
  { weight: 1, arbitrary: askTransfer },
  { weight: 4, arbitrary: miss },
  { weight: 3, arbitrary: answer },
  { weight: 2, arbitrary: walk },
);

export const fault = (tables: readonly string[]) =>
  fc.oneof(
    fc.record({ kind: fc.constant("cut"), afterMs: fc.nat({ max: 150 }) }),
    fc.record({ kind: fc.constant("terminate"), afterMs: fc.nat({ max: 150 }) }),
    fc.record({ kind: fc.constant("break"), afterMs: fc.nat({ max: 150 }), table: fc.constantFrom(...tables) }),
  );

export type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;
export type Fault = ReturnType<typeof fault> extends fc.Arbitrary<infer T> ? T : never;
/** What several users do, each in turn, beside one another; and what goes wrong meanwhile. */
export type DayOf<C> = { users: C[][]; faults: Fault[] };
export type Day = DayOf<Command>;

export const day: fc.Arbitrary<Day> = fc.record({
  users: fc.array(fc.array(command, { minLength: 4, maxLength: 14 }), { minLength: 2, maxLength: 4 }),
  faults: fc.array(fault(BROKEN_TABLES), { maxLength: 4 }),
});
