import type { Right } from "@/db/values";

/** What a person may do with each right, as the screens say it. */
export const RIGHT_TEXT = {
  view: "See orders, customers, products and stock",
  create: "Add orders, customers and products",
  edit: "Change drafts, customers and products; answer proposed substitutes",
  place: "Place orders",
  cancel: "Cancel orders",
  approve_return: "Approve returns",
  approve_credit: "Approve or decline parked orders",
  override_credit: "Place over a credit limit",
  invoice: "Issue invoices",
  credit_note: "Issue credit notes",
  refund: "Refund payments",
  write_off: "Write off receivables",
  release: "Release orders to the floor",
  pick: "Pick",
  pack: "Pack",
  ship: "Ship",
  buy_label: "Buy shipping labels",
  receive: "Receive goods",
  count: "Count stock",
  transfer: "Transfer stock between locations",
  adjust_stock: "Adjust stock",
  replay: "Send messages again",
  manage: "Manage settings, members and keys",
} as const satisfies Record<Right, string>;

/** The rights by the desk that usually has them, for forms. */
export const RIGHT_GROUPS: readonly { name: string; rights: readonly Right[] }[] = [
  { name: "Everybody", rights: ["view"] },
  { name: "Front office", rights: ["create", "edit", "place", "cancel", "approve_return"] },
  { name: "Finance", rights: ["approve_credit", "override_credit", "invoice", "credit_note", "refund", "write_off"] },
  {
    name: "Warehouse",
    rights: ["release", "pick", "pack", "ship", "buy_label", "receive", "count", "transfer", "adjust_stock"],
  },
  { name: "Administration", rights: ["replay", "manage"] },
];
