/** What a stock command can be refused for, with its sentence and HTTP status. */
export const STOCK_REFUSALS = {
  location_unknown: { status: 422, title: "There is no such active location." },
  sku_unknown: { status: 422, title: "There is no such product." },
  not_stocked: { status: 422, title: "This product is a bundle or a service and has no stock of its own." },
  same_location: { status: 422, title: "Choose two different locations." },
  below_reserved: { status: 409, title: "Fewer units would remain than are reserved for orders and transfers. Cancel those first." },
  not_enough: { status: 409, title: "The location does not have that many units free." },
  not_there: { status: 409, title: "There are not that many units in this condition." },
  too_many: { status: 422, title: "More units would lie at one location than can be counted. Check the number." },
  transfer_unknown: { status: 404, title: "There is no such transfer." },
  transfer_done: { status: 409, title: "This transfer has been received already." },
  not_sent: { status: 422, title: "This product is not part of the transfer. Receive it as goods of their own." },
  more_than_sent: { status: 409, title: "More units arrived than were sent. Receive what was sent and adjust the rest." },
  request_unknown: { status: 404, title: "There is no such request of a transfer." },
  request_closed: { status: 409, title: "This request was sent or canceled already." },
  still_to_pick: { status: 409, title: "Not everything is picked yet. Pick the rest, or report it short." },
  not_to_pick: { status: 409, title: "That many units are not to be picked here any more." },
  bin_unknown: { status: 422, title: "There is no such bin in use." },
  bin_elsewhere: { status: 422, title: "This bin is at another location." },
  bin_other_condition: { status: 422, title: "This bin is not for units of this condition." },
  not_in_bin: { status: 409, title: "There are not that many units in this bin or of this lot." },
  same_bin: { status: 422, title: "The units lie in this bin already. Choose another one." },
  lot_missing: { status: 422, title: "Units of this product are kept by lot. Name the lot." },
  lot_not_tracked: { status: 422, title: "This product is not kept by lot. Leave the lot and its date out." },
  lot_unknown: { status: 422, title: "There is no such lot of this product." },
  lot_differs: { status: 409, title: "This lot is known with another expiry date. Check the label." },
  expected_unknown: { status: 404, title: "There is no such expected receipt." },
  expected_closed: { status: 409, title: "This expected receipt is closed. Receive what arrived as a blind receipt." },
  not_expected: { status: 422, title: "This product is not on the expected receipt. Receive it as a blind receipt." },
  named_twice: { status: 422, title: "This product is named twice. Add its units up in one line, at one cost." },
  reference_taken: { status: 409, title: "A receipt of this reference is expected at this location already." },
  expected_changed: { status: 409, title: "Somebody changed this expected receipt meanwhile. Reload to see it as it stands now." },
  line_arrived: { status: 409, title: "Units of this product have arrived already, so its line stays." },
  no_right: { status: 403, title: "You do not have the right to do this." },
  location_not_yours: { status: 403, title: "You do not work at this location." },
} as const satisfies Record<string, { status: number; title: string }>;

export type StockRefusalCode = keyof typeof STOCK_REFUSALS;
export type StockRefused = { ok: false; code: StockRefusalCode; subject: string | null; detail: string };

export function refuseStock(code: StockRefusalCode, subject: string | null = null, figures = "") {
  const { status, title } = STOCK_REFUSALS[code];
  const detail = [title, subject === null ? "" : `(${subject}${figures === "" ? "" : `: ${figures}`})`]
    .filter((part) => part !== "")
    .join(" ");
  return { changes: null, status, answer: { ok: false as const, code, subject, detail } };
}
