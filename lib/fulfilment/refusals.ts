/** What a command of the floor can be refused for, with its sentence and HTTP status. */
export const FLOOR_REFUSALS = {
  no_right: { status: 403, title: "You do not have the right to do this." },
  location_not_yours: { status: 403, title: "You do not work at this location." },
  location_unknown: { status: 422, title: "There is no such active location." },
  order_unknown: { status: 404, title: "There is no such order." },
  fulfilment_unknown: { status: 404, title: "There is no such fulfilment." },
  work_unknown: { status: 404, title: "There is no such work." },
  wave_unknown: { status: 404, title: "There is no such walk." },
  package_unknown: { status: 404, title: "There is no such package." },
  put_back_unknown: { status: 404, title: "There is no such put-back." },
  bin_unknown: { status: 422, title: "There is no such bin at this location." },
  carton_unknown: { status: 422, title: "There is no such carton." },
  wrong_status: { status: 409, title: "The order's status does not allow this." },
  held: { status: 409, title: "The order is on hold. Lift the hold before you release it." },
  not_paid: { status: 409, title: "The order is prepaid and its payment is open." },
  waits_for_units: { status: 409, title: "The order ships complete and units of it still wait for stock." },
  line_waits_for_units: { status: 409, title: "The line ships complete and units of it still wait for stock." },
  nothing_to_release: { status: 409, title: "Nothing of the order is reserved here that was not released already." },
  no_usable_units: { status: 409, title: "The units reserved here are expired or planned for other picks." },
  not_on_dock: { status: 409, title: "None of the order's units of this receipt lie on the dock any more. Release the order as usual." },
  receipt_unknown: { status: 404, title: "There is no such receipt or transfer." },
  nothing_released: { status: 409, title: "None of the orders could be released; each says why." },
  tote_taken: { status: 409, title: "This tote is in use by another fulfilment." },
  taken: { status: 409, title: "Somebody else walks this already." },
  too_many: { status: 409, title: "There are not that many units left to do." },
  not_picked: { status: 409, title: "Not all units are picked yet." },
  not_verified: { status: 409, title: "Not every unit was scanned into a package yet." },
  put_back_first: { status: 409, title: "Picked units of this fulfilment wait to be put back. Put them back first." },
  put_back_done: { status: 409, title: "These units were put back already." },
  nothing_to_ship: { status: 409, title: "Nothing is packed that could leave." },
  package_empty: { status: 409, title: "The package is empty." },
  package_open: { status: 409, title: "Close the package before you ship it." },
  package_closed: { status: 409, title: "The package is closed. Open it again or take another one." },
  package_shipped: { status: 409, title: "The package has left already." },
  serial_elsewhere: { status: 409, title: "This serial number is not among the units that are taken out of this package." },
  serials_missing: { status: 409, title: "Scan a serial number for every unit of this product first." },
  weight_missing: { status: 422, title: "Weigh the package before you close it." },
  label_missing: { status: 409, title: "The package has no label yet. Buy one, or hand the package over in person." },
  label_other_address: { status: 409, title: "The order's address changed since the label was bought. Void it and buy a new one." },
  bundle_incomplete: {
    status: 409,
    title: "A bundle ships only whole. Where its other parts are in another fulfilment, call both back and release the order again.",
  },
  no_substitutes: { status: 409, title: "The customer takes no substitute for this line." },
  not_a_substitute: { status: 422, title: "This product is not among the substitutes of what is missing." },
  substitute_gone: { status: 409, title: "The substitute is not available at this location." },
  reason_missing: { status: 422, title: "Say why, in a few words." },
} as const satisfies Record<string, { status: number; title: string }>;

export type FloorRefusalCode = keyof typeof FLOOR_REFUSALS;
export type FloorRefused = { ok: false; code: FloorRefusalCode; subject: string | null; detail: string };
export type FloorRefusal = { changes: null; status: number; answer: FloorRefused };

export function refuseFloor(code: FloorRefusalCode, subject: string | null = null): FloorRefusal {
  const { status, title } = FLOOR_REFUSALS[code];
  const detail = subject === null ? title : `${title} (${subject})`;
  return { changes: null, status, answer: { ok: false, code, subject, detail } };
}
