import type { Metadata } from "next";
import { saveRole } from "@/app/(office)/settings/roles/actions";
import { RoleForm } from "@/components/access/role-form";
import { RoleTable } from "@/components/access/role-table";
import { rightGroupsOf } from "@/components/access/right-groups";
import { ExportLink } from "@/components/exports/export-link";
import { Dialog } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { MEMBER_REFUSALS } from "@/lib/members/refusals";
import { listRoles, seenOfRole } from "@/lib/members/roles";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Roles" };

const REFUSALS = sentencesOf(MEMBER_REFUSALS);

export default async function RolesPage() {
  const roles = await listRoles(await requireRight("manage"));
  return (
    <>
      <PageHeader
        title="Roles"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Roles" }]}
        meta="A role is a set of rights. Somebody always keeps the right to manage."
        actions={
          <>
            <ExportLink list="roles" />
            <Dialog label="New role" title="New role" variant="primary" hotkey="n" width="md">
              <RoleForm action={saveRole} refusals={REFUSALS} groups={rightGroupsOf(["view"])} />
            </Dialog>
          </>
        }
      />
      <RoleTable roles={roles.map((role) => ({ ...role, seen: seenOfRole(role) }))} action={saveRole} refusals={REFUSALS} />
    </>
  );
}
