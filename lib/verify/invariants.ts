import type { Invariant } from "@/lib/verify/invariant";
import { DELIVERY_INVARIANTS } from "@/lib/verify/invariants/deliveries";
import { COUNT_INVARIANTS } from "@/lib/verify/invariants/counts";
import { EFFECT_INVARIANTS } from "@/lib/verify/invariants/effects";
import { FULFILMENT_INVARIANTS } from "@/lib/verify/invariants/fulfilment";
import { GOODS_INVARIANTS } from "@/lib/verify/invariants/goods";
import { LINK_INVARIANTS } from "@/lib/verify/invariants/links";
import { MONEY_INVARIANTS } from "@/lib/verify/invariants/money";
import { ORDER_INVARIANTS } from "@/lib/verify/invariants/orders";
import { PLACE_INVARIANTS } from "@/lib/verify/invariants/places";
import { SHIPPING_INVARIANTS } from "@/lib/verify/invariants/shipping";
import { STOCK_INVARIANTS } from "@/lib/verify/invariants/stock";
import { SUBSTITUTION_INVARIANTS } from "@/lib/verify/invariants/substitutions";

/** Every promise the verifier proves by a query, in the order in which the page tells them. */
export const INVARIANTS: readonly Invariant[] = [
  ...STOCK_INVARIANTS,
  ...GOODS_INVARIANTS,
  ...PLACE_INVARIANTS,
  ...COUNT_INVARIANTS,
  ...FULFILMENT_INVARIANTS,
  ...SUBSTITUTION_INVARIANTS,
  ...ORDER_INVARIANTS,
  ...MONEY_INVARIANTS,
  ...EFFECT_INVARIANTS,
  ...SHIPPING_INVARIANTS,
  ...DELIVERY_INVARIANTS,
  ...LINK_INVARIANTS,
];
