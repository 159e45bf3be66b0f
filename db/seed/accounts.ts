import type { DefaultRoleCode } from "@/lib/tenancy/default-roles";

export type DemoAccount = {
  email: string;
  name: string;
  memberships: readonly { organization: "demo" | "demo-north"; role: DefaultRoleCode }[];
};

/** Public on purpose: it opens demo organizations only, and the sign-in page shows it there. */
export const DEMO_PASSWORD = "onerow-demo-2026";

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: "front_office@demo.example", name: "Fran Office", memberships: [{ organization: "demo", role: "front_office" }] },
  { email: "warehouse@demo.example", name: "Wim House", memberships: [{ organization: "demo", role: "warehouse" }] },
  { email: "finance@demo.example", name: "Fina Ledger", memberships: [{ organization: "demo", role: "finance" }] },
  { email: "admin@demo.example", name: "Ada Min", memberships: [{ organization: "demo", role: "admin" }] },
  { email: "admin@demo-north.example", name: "Nora North", memberships: [{ organization: "demo-north", role: "admin" }] },
  {
    email: "both@demo.example",
    name: "Bo Both",
    memberships: [
      { organization: "demo", role: "front_office" },
      { organization: "demo-north", role: "finance" },
    ],
  },
];
