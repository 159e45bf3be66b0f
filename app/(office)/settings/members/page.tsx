import type { Metadata } from "next";
import { inviteMember, saveMember, switchMemberOff, switchMemberOn, withdrawInvitation } from "@/app/(office)/settings/members/actions";
import { InvitationTable } from "@/components/access/invitation-table";
import { InviteDialog } from "@/components/access/invite-dialog";
import { MemberTable } from "@/components/access/member-table";
import { ExportLink, ExportText } from "@/components/exports/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { listInvitations } from "@/lib/members/invitations";
import { listEveryLocation, listMembers } from "@/lib/members/members";
import { MEMBER_REFUSALS } from "@/lib/members/refusals";
import { listRoles } from "@/lib/members/roles";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Members" };

const REFUSALS = sentencesOf(MEMBER_REFUSALS);

export default async function MembersPage() {
  const actor = await requireRight("manage");
  const { organization } = await requireSession();
  const [members, invitations, roles, locations] = await Promise.all([
    listMembers(actor),
    listInvitations(actor),
    listRoles(actor),
    listEveryLocation(actor),
  ]);
  const roleOptions = roles.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHeader
        title="Members"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Members" }]}
        meta="Who may enter, and in which role. A change holds from the member’s next click on."
        actions={
          <>
            <ExportLink list="members" />
            <InviteDialog
              action={inviteMember}
              refusals={REFUSALS}
              roles={roleOptions}
              locations={locations.filter(({ archived }) => !archived)}
            />
          </>
        }
      />
      <div className="grid gap-4">
        <MemberTable
          members={members}
          me={actor.id}
          roles={roleOptions}
          locations={locations}
          zone={organization.timeZone}
          refusals={REFUSALS}
          actions={{ save: saveMember, switchOff: switchMemberOff, switchOn: switchMemberOn }}
        />
        {invitations.length > 0 && (
          <div className="grid gap-2">
            <InvitationTable invitations={invitations} zone={organization.timeZone} refusals={REFUSALS} withdraw={withdrawInvitation} />
            <p>
              <ExportText list="invitations">Export these invitations</ExportText>
            </p>
          </div>
        )}
      </div>
    </>
  );
}
