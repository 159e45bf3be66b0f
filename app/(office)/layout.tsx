import type { ReactNode } from "react";
import { enterOrganization, signOut } from "@/app/(office)/session-actions";
import { readNavigation } from "@/app/(office)/read-navigation";
import { OfficeShell } from "@/components/shell/office-shell";
import { FormValues } from "@/components/ui/form-values";
import { DRAWN_FOR } from "@/lib/server/drawn-for";
import { requireSession } from "@/lib/tenancy/session";

const COMMANDS = [
  { label: "New order", href: "/orders/new" },
  { label: "Expected receipts", href: "/stock/expected" },
  { label: "Announce goods", href: "/stock/expected/new" },
  { label: "Receive goods", href: "/stock/receive" },
];

/** The frame around the office. It only draws names: whether one may see a page, the page itself decides. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const { actor, user, role, organization, organizations } = await requireSession();
  return (
    <OfficeShell
      sections={await readNavigation(actor)}
      organizations={organizations.map(({ id, name }) => ({ id, name, current: id === organization.id }))}
      switchOrganization={enterOrganization}
      user={{ name: user.name, email: user.email, role: role.name }}
      signOut={signOut}
      commands={COMMANDS}
    >
      <FormValues values={{ [DRAWN_FOR]: organization.id }}>{children}</FormValues>
    </OfficeShell>
  );
}
