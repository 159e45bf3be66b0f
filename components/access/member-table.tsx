import type { LocationChoice } from "@/components/access/locations-field";
import { MemberActions, type MemberFields, type MemberTools } from "@/components/access/member-actions";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { AnyAnswer } from "@/components/ui/form-answer";
import { Time } from "@/components/ui/time";

type Member = MemberFields & { email: string; roleName: string; createdAt: Date };

type MemberTableProps<Answer extends AnyAnswer> = MemberTools<Answer> & { members: readonly Member[]; me: string | null; zone: string };

export function MemberTable<Answer extends AnyAnswer>(props: MemberTableProps<Answer>) {
  const { members, me, locations, zone } = props;
  const columns: Column<Member>[] = [
    {
      key: "name",
      header: "Member",
      phone: "title",
      cell: (member) => (
        <span className="grid min-w-0">
          <b>
            {member.name} {member.userId === me && <span className="font-normal text-ink-3">(you)</span>}
          </b>
          <span className="truncate text-ink-2">{member.email}</span>
        </span>
      ),
    },
    { key: "role", header: "Role", cell: ({ roleName }) => roleName },
    { key: "locations", header: "Locations", cell: (member) => placesOf(member, locations) },
    { key: "since", header: "Since", on: "tablet", cell: ({ createdAt }) => <Time value={createdAt} zone={zone} form="date" /> },
    {
      key: "state",
      header: "State",
      phone: "figure",
      cell: ({ disabledAt }) => (disabledAt ? <Chip shape="ring">Switched off</Chip> : <Chip tone="ok">Active</Chip>),
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: (member) => <MemberActions member={member} {...props} />,
    },
  ];
  return <DataTable caption="Members" columns={columns} rows={members} rowKey={(member) => member.userId} />;
}

function placesOf({ locationIds }: Member, locations: readonly LocationChoice[]): string {
  if (!locationIds) return "Every location";
  return locations
    .filter(({ id }) => locationIds.includes(id))
    .map(({ name }) => name)
    .join(", ");
}
