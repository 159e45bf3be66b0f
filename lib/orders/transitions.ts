import type { OrderStatus, Right } from "@/db/values";

/** Which desk carries the move out, so that a person without the right learns whom to ask. */
export type Owner = "front office" | "finance" | "warehouse" | "system";
export type Lock = "order" | "credit" | "stock";
export type Source = OrderStatus | "none";
export type Target = OrderStatus | "deleted";

export type Rule = {
  from: readonly Source[];
  to: readonly Target[];
  right: Right;
  locks: readonly Lock[];
  owner: Owner;
  /** True where a person decides from the page and must name the version that was seen. */
  versioned: boolean;
  label: string;
};

// biome-ignore format: the whole workflow is one table, read in columns.
export const TRANSITIONS = {
  draft:     { from: ["none"],                        to: ["draft"],                        right: "create",         locks: [],                           owner: "front office", versioned: false, label: "Save as draft" },
  edit:      { from: ["draft"],                       to: ["draft"],                        right: "edit",           locks: ["order"],                    owner: "front office", versioned: true,  label: "Edit" },
  delete:    { from: ["draft"],                       to: ["deleted"],                      right: "edit",           locks: ["order"],                    owner: "front office", versioned: true,  label: "Delete draft" },
  place:     { from: ["none", "draft"],               to: ["placed", "pending_approval"],   right: "place",          locks: ["order", "credit", "stock"], owner: "front office", versioned: true,  label: "Place order" },
  approve:   { from: ["pending_approval"],            to: ["placed"],                       right: "approve_credit", locks: ["order", "credit", "stock"], owner: "finance",      versioned: true,  label: "Approve" },
  decline:   { from: ["pending_approval"],            to: ["canceled"],                     right: "approve_credit", locks: ["order"],                    owner: "finance",      versioned: true,  label: "Decline" },
  allocate:  { from: ["placed", "in_fulfilment"],     to: ["placed", "in_fulfilment"],      right: "receive",        locks: ["order", "stock"],           owner: "system",       versioned: false, label: "Reserve waiting units" },
  cancel:    { from: ["pending_approval", "placed", "in_fulfilment"], to: ["pending_approval", "placed", "in_fulfilment", "canceled"], right: "cancel", locks: ["order", "credit", "stock"], owner: "front office", versioned: true, label: "Cancel" },
} as const satisfies Record<string, Rule>;

export type Move = keyof typeof TRANSITIONS;
export const MOVES = Object.keys(TRANSITIONS) as readonly Move[];
export const ruleFor = (move: Move): Rule => TRANSITIONS[move];

export const permits = (move: Move, status: Source, rights: ReadonlySet<Right>): boolean =>
  ruleFor(move).from.includes(status) && rights.has(ruleFor(move).right);

/** What a button, the API and the page say about a move on an order. */
export type Verdict = {
  allowed: boolean;
  code: "ok" | "wrong_status" | "no_right" | "nothing_to_cancel";
  right: Right;
  owner: Owner;
  units?: number;
};

export type Verdicts = Partial<Record<Move, Verdict>>;

const SHOWN: readonly Move[] = ["edit", "delete", "place", "approve", "decline", "cancel"];

/** Every move a person may meet on an order in this state. `cancelableUnits` are the units a cancel would take. */
export function verdictsOn(order: { status: OrderStatus; cancelableUnits: number }, rights: ReadonlySet<Right>): Verdicts {
  const verdicts: Verdicts = {};
  for (const move of SHOWN) {
    const { from, right, owner } = ruleFor(move);
    const nothing = move === "cancel" && order.cancelableUnits === 0;
    const code = !from.includes(order.status) ? "wrong_status" : nothing ? "nothing_to_cancel" : rights.has(right) ? "ok" : "no_right";
    verdicts[move] = { allowed: code === "ok", code, right, owner, ...(move === "cancel" && { units: order.cancelableUnits }) };
  }
  return verdicts;
}
