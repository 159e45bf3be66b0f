import type { OrderFilter } from "./list-filter";

/** A condition on columns of the row "o"; each "?" stands for one of its values. */
type Condition = { text: string; values: readonly unknown[] };
export type WordsCondition = Condition & { shape: string; looksUp: boolean };

/** A list as SQL. `$1` is the organization everywhere. */
export type ListSql = {
  values: unknown[];
  /** What the chosen index answers, in words with their parameters: equality, dates and the place in the list. */
  indexed: string[];
  /** What has to be looked up in each row; bound last, because not every statement has it. */
  judged: Condition[];
  /** Tells shapes apart, because each is a prepared statement of its own. One letter each: the name has room for 63. */
  shape: string[];
};

export type ListPlace = { listedAt: string; id: string; direction: "older" | "newer" };

/** The index a filter is served by, most telling first; the rest of the filter is judged row by row. */
type Driver =
  | "customer"
  | "unpaid_unfulfilled"
  | "waiting"
  | "returned"
  | "status"
  | "payment"
  | "invoice"
  | "allocation"
  | "fulfilment"
  | "all";

const WAITING: ReadonlySet<string> = new Set(["backordered", "partially_reserved"]);
const NOT_PLACED: ReadonlySet<string> = new Set(["unallocated", "not_required"]);

/** A filter whose presets and names are conditions, with what has to be judged besides, such as words. */
export type Narrowed = OrderFilter & { customerId?: string | undefined; words?: WordsCondition | undefined };

export function driverOf(filter: Narrowed): Driver {
  if (filter.customerId) return "customer";
  if (filter.preset === "unpaid_unfulfilled") return "unpaid_unfulfilled";
  if (filter.preset === "waiting" || (filter.allocation && WAITING.has(filter.allocation))) return "waiting";
  if (filter.returned && filter.returned !== "none") return "returned";
  if (filter.status) return "status";
  if (filter.allocation && NOT_PLACED.has(filter.allocation)) return "allocation";
  if (filter.fulfilment && filter.fulfilment !== "unfulfilled") return "fulfilment";
  if (filter.invoice && filter.invoice !== "not_invoiced") return "invoice";
  return filter.payment ? "payment" : "all";
}

// The literal conditions are those of the partial indexes, word for word: the planner proves them from the text alone.
const LITERAL: Partial<Record<Driver, string>> = {
  unpaid_unfulfilled: "o.payment_status = 'unpaid' and o.fulfilment_status = 'unfulfilled' and o.status in ('placed', 'in_fulfilment')",
  waiting: "o.waiting_units > 0",
  allocation: "o.allocation_status in ('unallocated', 'not_required')",
  fulfilment: "o.fulfilment_status <> 'unfulfilled'",
  invoice: "o.invoice_status <> 'not_invoiced'",
  returned: "o.return_status <> 'none'",
};

const COLUMNS = [
  ["status", "status", "text"],
  ["allocation", "allocation_status", "text"],
  ["fulfilment", "fulfilment_status", "text"],
  ["payment", "payment_status", "text"],
  ["invoice", "invoice_status", "text"],
  ["returned", "return_status", "text"],
  ["customerId", "customer_id", "uuid"],
] as const;

/** Which of the filter's columns the driver's index starts with. */
const LEADING: Partial<Record<Driver, (typeof COLUMNS)[number][0]>> = {
  customer: "customerId",
  status: "status",
  payment: "payment",
  allocation: "allocation",
  fulfilment: "fulfilment",
  invoice: "invoice",
  returned: "returned",
};

const SHAPES = {
  all: "l",
  unpaid_unfulfilled: "u",
  waiting: "w",
  customer: "c",
  customerId: "c",
  status: "s",
  payment: "p",
  allocation: "a",
  fulfilment: "f",
  invoice: "i",
  returned: "r",
} as const satisfies Record<Driver | (typeof COLUMNS)[number][0], string>;

/** Splits a filter into what one index answers and what is judged row by row. */
export function conditionsOf(orgId: string, filter: Narrowed, driver: Driver, timeZone: string): ListSql {
  const sql: ListSql = { values: [orgId], indexed: ["o.org_id = $1"], judged: [], shape: [SHAPES[driver], "_"] };
  const literal = LITERAL[driver];
  if (literal) sql.indexed.push(literal);
  for (const [name, column, type] of COLUMNS) {
    const value = filter[name];
    if (!value) continue;
    if (LEADING[driver] === name) sql.indexed.push(`o.${column} = ${bind(sql, value)}::${type}`);
    else sql.judged.push({ text: `o.${column} = ?::${type}`, values: [value] });
    sql.shape.push(SHAPES[name]);
  }
  addPreset(sql, filter, driver);
  addDates(sql, filter, timeZone);
  if (filter.words) {
    sql.judged.push(filter.words);
    sql.shape.push(filter.words.shape);
  }
  return sql;
}

export function bind(sql: ListSql, value: unknown): string {
  sql.values.push(value);
  return `$${sql.values.length}`;
}

/** A preset that another index serves is judged row by row. */
function addPreset(sql: ListSql, { preset }: Narrowed, driver: Driver): void {
  const literal = preset === "unpaid_unfulfilled" || preset === "waiting" ? LITERAL[preset] : undefined;
  if (!literal || preset === driver) return;
  sql.judged.push({ text: literal, values: [] });
  sql.shape.push(preset === "waiting" ? "w" : "u");
}

function addDates(sql: ListSql, { from, to, listedFrom, listedBefore }: Narrowed, timeZone: string): void {
  const add = (shape: string, condition: string) => {
    sql.indexed.push(condition);
    sql.shape.push(shape);
  };
  const startOf = (day: string, plusDays: number) =>
    `((${bind(sql, day)}::date + ${plusDays})::timestamp at time zone ${bind(sql, timeZone)}::text)`;
  if (from) add("d", `o.listed_at >= ${startOf(from, 0)}`);
  if (to) add("e", `o.listed_at < ${startOf(to, 1)}`);
  if (listedFrom) add("g", `o.listed_at >= ${bind(sql, listedFrom)}::timestamptz`);
  if (listedBefore) add("h", `o.listed_at < ${bind(sql, listedBefore)}::timestamptz`);
}

/** Continues behind (or, newer, in front of) a row of the list. */
export function addPlace(sql: ListSql, place: ListPlace): void {
  const sign = place.direction === "older" ? "<" : ">";
  sql.indexed.push(`(o.listed_at, o.id) ${sign} (${bind(sql, place.listedAt)}::timestamptz, ${bind(sql, place.id)}::uuid)`);
  sql.shape.push(place.direction === "older" ? "o" : "n");
}

/** The judged conditions in words, and all values of the statement with theirs behind. */
export function bindJudged({ values, judged }: ListSql): { where: string; values: unknown[] } {
  const all = [...values];
  const words = judged.map((condition) => {
    const own = condition.values.values();
    return condition.text.replaceAll("?", () => `$${all.push(own.next().value)}`);
  });
  return { where: words.join(" and "), values: all };
}
