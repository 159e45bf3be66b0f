/** Every refusal an order command can answer with, its sentence, and the HTTP status it has on the API. */
export const REFUSALS = {
  stock_short: { status: 409, title: "Not enough stock, and this order may not wait for it." },
  credit_exceeded: { status: 409, title: "The order would pass the customer's credit limit." },
  no_credit: { status: 409, title: "The customer has no credit in this currency." },
  stale: { status: 409, title: "Somebody changed this order since you opened it. Reload to see it as it is now, then decide again." },
  wrong_status: { status: 409, title: "The order's status does not allow this." },
  not_cancelable: { status: 409, title: "Some of these units are already picked or shipped, so they cannot be canceled here." },
  held_already: { status: 409, title: "The order is on hold already." },
  not_held: { status: 409, title: "The order is not on hold." },
  proposal_answered: { status: 409, title: "This proposal is answered already, or its units are not missing any more." },
  substitute_gone: { status: 409, title: "The substitute is not available there any more." },
  held_elsewhere: {
    status: 409,
    title:
      "This order may not be split, and it holds units at another location than the substitute's. Keep the missing units waiting, or cancel them and order the substitute by itself.",
  },
  duplicate_external: { status: 409, title: "This channel already sent an order with this external id." },
  placed_already: { status: 409, title: "This refused order was placed already." },
  refusal_dismissed: { status: 409, title: "Somebody dismissed this refused order: change it and place it, if it is wanted after all." },
  product_changed: {
    status: 409,
    title:
      "This product is not what it was when the order was drawn up: stocked, a bundle or a service. Edit the draft, or decline the order and place a copy of it.",
  },
  customer_unknown: { status: 422, title: "There is no such customer." },
  customer_archived: { status: 422, title: "This customer is archived and takes no new orders." },
  sku_unknown: { status: 422, title: "There is no such product." },
  product_archived: { status: 422, title: "This product is archived and cannot be ordered." },
  price_missing: { status: 422, title: "There is no price in this currency; name a unit price or add one to the customer's price list." },
  bundle_empty: { status: 422, title: "This bundle has no parts yet." },
  currency_mismatch: { status: 422, title: "A charge is in another currency than the order." },
  amount_too_large: { status: 422, title: "The order's amount is too large to be kept exactly." },
  line_unknown: { status: 422, title: "The order has no such line." },
  not_found: { status: 404, title: "There is no such order." },
  proposal_unknown: { status: 404, title: "There is no such proposal." },
  no_right: { status: 403, title: "You do not have the right to do this." },
} as const satisfies Record<string, { status: number; title: string }>;

export type RefusalCode = keyof typeof REFUSALS;
