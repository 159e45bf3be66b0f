import { RIGHTS, type Right } from "@/db/values";

export type RoleDefinition = { code: string; name: string; rights: readonly Right[] };

/** What a new organization starts with; every role can be changed afterwards. */
export const DEFAULT_ROLES = [
  { code: "front_office", name: "Front office", rights: ["view", "create", "edit", "place", "cancel", "approve_return"] },
  {
    code: "warehouse",
    name: "Warehouse",
    rights: ["view", "release", "pick", "pack", "ship", "receive", "count", "transfer", "adjust_stock", "buy_label"],
  },
  {
    code: "finance",
    name: "Finance",
    rights: ["view", "approve_credit", "override_credit", "invoice", "credit_note", "refund", "write_off"],
  },
  { code: "admin", name: "Administrator", rights: RIGHTS },
] as const satisfies readonly RoleDefinition[];

export type DefaultRoleCode = (typeof DEFAULT_ROLES)[number]["code"];
