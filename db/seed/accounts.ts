import type { DefaultRoleCode } from "@/lib/tenancy/default-roles";

export type DemoAccount = {
  email: string;
  name: string;
  /** What the sign-in page calls it, and what one sees with it. */
  title: string;
  does: string;
  memberships: readonly { organization: DemoOrganizationSlug; role: DefaultRoleCode }[];
  /** For the floor, on tablets that somebody admitted. As public as the password. */
  badge?: { code: string; pin: string };
};

export type DemoOrganizationSlug = "demo" | "demo-north";

/** Public on purpose: it opens demo organizations only, and the sign-in page shows it there. */
export const DEMO_PASSWORD = "onerow-demo-2026";

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: "front_office@demo.example",
    name: "Fran Office",
    title: "Front office",
    does: "Places, changes and cancels orders",
    memberships: [{ organization: "demo", role: "front_office" }],
  },
  {
    email: "warehouse@demo.example",
    name: "Wim House",
    title: "Warehouse",
    does: "Works on the floor; receives, transfers and adjusts stock",
    memberships: [{ organization: "demo", role: "warehouse" }],
    badge: { code: "DEMO-WIM", pin: "4071" },
  },
  {
    email: "finance@demo.example",
    name: "Fina Ledger",
    title: "Finance",
    does: "Approves parked orders, overrides limits",
    memberships: [{ organization: "demo", role: "finance" }],
  },
  {
    email: "admin@demo.example",
    name: "Ada Min",
    title: "Administrator",
    does: "Everything, with members, keys and rules",
    memberships: [{ organization: "demo", role: "admin" }],
    badge: { code: "DEMO-ADA", pin: "2846" },
  },
  {
    email: "both@demo.example",
    name: "Bo Both",
    title: "Two organizations",
    does: "Front office here, finance there; switches between them",
    memberships: [
      { organization: "demo", role: "front_office" },
      { organization: "demo-north", role: "finance" },
    ],
  },
  {
    email: "admin@demo-north.example",
    name: "Nora North",
    title: "The other organization",
    does: "Sees none of the orders above",
    memberships: [{ organization: "demo-north", role: "admin" }],
  },
];
