import { rightGroupsOf, rightsInWords } from "@/components/access/right-groups";
import { RoleForm } from "@/components/access/role-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import type { Right } from "@/db/values";

type Role = { id: string; name: string; rights: readonly Right[]; members: number; seen: string };

type RoleTableProps<Answer extends AnyAnswer> = { roles: readonly Role[]; action: AnswerAction<Answer>; refusals: RefusalSentences };

export function RoleTable<Answer extends AnyAnswer>({ roles, action, refusals }: RoleTableProps<Answer>) {
  const columns: Column<Role>[] = [
    { key: "name", header: "Role", phone: "title", cell: ({ name }) => <b className="md:whitespace-nowrap">{name}</b> },
    { key: "rights", header: "Rights", width: "fill", cell: ({ rights }) => <span className="text-ink-2">{rightsInWords(rights)}</span> },
    {
      key: "members",
      header: "Members",
      align: "end",
      phone: "figure",
      cell: ({ members }) => (
        <>
          {members}
          <span className="md:sr-only"> {members === 1 ? "member" : "members"}</span>
        </>
      ),
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: ({ id, name, rights, seen }) => (
        <Dialog label={<ChangeLabel name={name} />} title={`Change ${name}`} size="sm" width="md">
          <RoleForm action={action} refusals={refusals} groups={rightGroupsOf(rights)} name={name} hidden={{ roleId: id, seen }} />
        </Dialog>
      ),
    },
  ];
  return <DataTable caption="Roles" columns={columns} rows={roles} rowKey={({ id }) => id} />;
}

const ChangeLabel = ({ name }: { name: string }) => (
  <>
    Change<span className="sr-only"> {name}</span>
  </>
);
