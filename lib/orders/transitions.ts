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
  cancel:    { from: ["pending_approval", "placed", "in_fulfilment"], to: ["pending_approval", "placed", "in_fulfilment", "shipped", "delivered", "canceled"], right: "cancel", locks: ["order", "credit", "stock"], owner: "front office", versioned: true, label: "Cancel" },
  hold:      { from: ["placed", "in_fulfilment"],     to: ["placed", "in_fulfilment"],      right: "edit",           locks: ["order"],                    owner: "front office", versioned: true,  label: "Hold" },
  unhold:    { from: ["placed", "in_fulfilment"],     to: ["placed", "in_fulfilment"],      right: "edit",           locks: ["order"],                    owner: "front office", versioned: true,  label: "Lift the hold" },
  readdress: { from: ["placed", "in_fulfilment"],     to: ["placed", "in_fulfilment"],      right: "edit",           locks: ["order"],                    owner: "front office", versioned: true,  label: "Change the address" },
  substitute: { from: ["placed", "in_fulfilment"],    to: ["placed", "in_fulfilment"],      right: "edit",           locks: ["order", "credit", "stock"], owner: "front office", versioned: true,  label: "Approve the substitute" },
  keep_waiting: { from: ["placed", "in_fulfilment"],  to: ["placed", "in_fulfilment"],      right: "edit",           locks: ["order"],                    owner: "front office", versioned: true,  label: "Decline the substitute" },
  release:   { from: ["placed", "in_fulfilment"],     to: ["in_fulfilment"],                right: "release",        locks: ["order"],                    owner: "warehouse",    versioned: false, label: "Release" },
  recall:    { from: ["in_fulfilment"],               to: ["placed", "in_fulfilment", "shipped", "delivered"], right: "release",  locks: ["order", "stock"],           owner: "warehouse",    versioned: false, label: "Recall from the floor" },
  pick:      { from: ["in_fulfilment"],               to: ["in_fulfilment"],                right: "pick",           locks: ["order"],                    owner: "warehouse",    versioned: false, label: "Pick" },
  cross_dock: { from: ["placed", "in_fulfilment"],    to: ["in_fulfilment"],                right: "pick",           locks: ["order"],                    owner: "warehouse",    versioned: false, label: "Send straight to packing" },
  unpick:    { from: ["in_fulfilment"],               to: ["in_fulfilment"],                right: "pick",           locks: ["order", "stock"],           owner: "warehouse",    versioned: false, label: "Undo a pick" },
  short:     { from: ["in_fulfilment"],               to: ["placed", "in_fulfilment", "shipped", "delivered"], right: "pick",     locks: ["order", "stock"],           owner: "warehouse",    versioned: false, label: "Report short" },
  put_back:  { from: ["in_fulfilment"],               to: ["placed", "in_fulfilment", "shipped", "delivered", "canceled"], right: "pick", locks: ["order", "credit", "stock"], owner: "warehouse", versioned: false, label: "Put back" },
  pack:      { from: ["in_fulfilment"],               to: ["in_fulfilment"],                right: "pack",           locks: ["order"],                    owner: "warehouse",    versioned: false, label: "Pack" },
  unpack:    { from: ["in_fulfilment"],               to: ["in_fulfilment"],                right: "pack",           locks: ["order"],                    owner: "warehouse",    versioned: false, label: "Undo packing" },
  ship:      { from: ["in_fulfilment"],               to: ["in_fulfilment", "shipped"],     right: "ship",           locks: ["order", "stock"],           owner: "warehouse",    versioned: false, label: "Ship" },
  deliver:   { from: ["in_fulfilment", "shipped"],     to: ["in_fulfilment", "shipped", "delivered"], right: "ship", locks: ["order"],          owner: "system",       versioned: false, label: "Deliver" },
  recount:   { from: ["placed", "in_fulfilment"],     to: ["placed", "in_fulfilment", "shipped", "delivered"], right: "count",    locks: ["order", "stock"],           owner: "warehouse",    versioned: false, label: "Take back what a count did not find" },
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
  /** Units that a cancel takes back at once. */
  units?: number;
  /** Units that the floor must put back before their cancel is complete, and units that can only be returned. */
  put_back?: number;
  /** Units that were canceled before and still wait for that. */
  pending?: number;
  returnable?: number;
  /** Whose turn it is after the move. */
  next_owner?: Owner;
};

export type Verdicts = Partial<Record<Move, Verdict>>;

const SHOWN: readonly Move[] = ["edit", "delete", "place", "approve", "decline", "cancel", "hold", "unhold", "readdress"];

/** Units that a cancel would take now, ask back from the floor, has asked back before, and leaves to a return. */
type Scope = { now: number; putBack: number; pending: number; returnable: number };

/** Every move a person may meet on an order in this state. */
export function verdictsOn(order: { status: OrderStatus; held: boolean; scope: Scope }, rights: ReadonlySet<Right>): Verdicts {
  const verdicts: Verdicts = {};
  for (const move of SHOWN) {
    if (move === (order.held ? "hold" : "unhold")) continue;
    const { from, right, owner } = ruleFor(move);
    const nothing = move === "cancel" && order.scope.now + order.scope.putBack === 0;
    const code = !from.includes(order.status) ? "wrong_status" : nothing ? "nothing_to_cancel" : rights.has(right) ? "ok" : "no_right";
    verdicts[move] = { allowed: code === "ok", code, right, owner, ...(move === "cancel" && scopeOf(order.scope)) };
  }
  return verdicts;
}

/** What has left can only come back as a return, which the front office approves; what is picked, the warehouse puts back. */
const scopeOf = ({ now, putBack, pending, returnable }: Scope): Partial<Verdict> => ({
  units: now,
  put_back: putBack,
  pending,
  returnable,
  next_owner: putBack + pending > 0 ? "warehouse" : "front office",
});
