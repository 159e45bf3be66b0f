import type { CreditPolicy, Split, Strategy, TagCondition } from "@/db/values";

type Choice<Value extends string> = { value: Value; label: string; hint: string };

/** Where units come from when several locations have them. */
export const STRATEGY_CHOICES: readonly Choice<Strategy>[] = [
  {
    value: "nearest",
    label: "Nearest location",
    hint: "The shortest way to the delivery address. Without coordinates a location comes last, and for an address without them the rank decides.",
  },
  {
    value: "fewest_parcels",
    label: "Fewest parcels",
    hint: "The location that covers most of the order first, so that fewer parcels leave.",
  },
  {
    value: "oldest_cost",
    label: "Oldest cost first",
    hint: "The location whose goods were received first, so that old stock leaves before new.",
  },
];

export const CREDIT_CHOICES: readonly Choice<CreditPolicy>[] = [
  {
    value: "refuse",
    label: "Refuse it",
    hint: "Nothing is written but the refusal, which says how much is free and offers what would fit.",
  },
  {
    value: "park",
    label: "Park it for finance",
    hint: "The order waits for approval with all its effects withheld: nothing is reserved, posted, mailed or tagged until finance approves.",
  },
];

export const SPLIT_CHOICES: readonly Choice<Split>[] = [
  {
    value: "allowed",
    label: "From several locations",
    hint: "A line is filled from wherever units are; the customer may get more than one parcel.",
  },
  {
    value: "one_location",
    label: "From one location",
    hint: "The location that covers most of the order gives everything; what it lacks waits or is refused.",
  },
];

export const CONDITION_CHOICES: readonly Choice<TagCondition>[] = [
  { value: "first_order", label: "First order", hint: "The account has placed nothing before." },
  { value: "repeat", label: "Ordered again", hint: "The account has placed an order before." },
  { value: "backordered", label: "Waits for stock", hint: "At least one unit of the order has to wait." },
  { value: "order_over", label: "Large order", hint: "The total is above an amount; orders in other currencies do not count." },
];
