/** What a command about counts can be refused for, with its sentence and HTTP status. */
export const COUNT_REFUSALS = {
  no_right: { status: 403, title: "You do not have the right to do this." },
  location_not_yours: { status: 403, title: "You do not work at this location." },
  location_unknown: { status: 422, title: "There is no such active location." },
  bin_unknown: { status: 422, title: "There is no such bin at this location." },
  sku_unknown: { status: 422, title: "There is no such product in stock." },
  nothing_named: { status: 422, title: "Name a bin, a product or both." },
  task_unknown: { status: 404, title: "There is no such count." },
  task_done: { status: 409, title: "This count is done already." },
  task_open: { status: 409, title: "A count of this is open already." },
  lot_unknown: { status: 422, title: "There is no such lot of this product." },
  lot_missing: { status: 422, title: "Units of this product are counted by lot. Name the lot." },
  carried: { status: 409, title: "More units are carried by pickers or packed than would remain. Let them finish, then count again." },
} as const satisfies Record<string, { status: number; title: string }>;

export type CountRefusalCode = keyof typeof COUNT_REFUSALS;
export type CountRefused = { ok: false; code: CountRefusalCode; subject: string | null; detail: string };
export type CountRefusal = { changes: null; status: number; answer: CountRefused };

export function refuseCount(code: CountRefusalCode, subject: string | null = null): CountRefusal {
  const { status, title } = COUNT_REFUSALS[code];
  return { changes: null, status, answer: { ok: false, code, subject, detail: subject === null ? title : `${title} (${subject})` } };
}
