import { TagRuleForm } from "@/components/settings/tag-rule-form";
import { CONDITION_CHOICES } from "@/components/settings/words";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";
import type { ListedTagRule } from "@/lib/settings/tag-rules";

type TagRuleTableProps<Answer extends AnyAnswer> = {
  rules: readonly ListedTagRule[];
  currency: string;
  save: AnswerAction<Answer>;
  end: AnswerAction<Answer>;
};

function conditionText({ condition, thresholdMinor, currency }: ListedTagRule): string {
  const label = CONDITION_CHOICES.find(({ value }) => value === condition)?.label ?? condition;
  return thresholdMinor !== null && currency !== null ? `${label}: total above ${formatMoney(thresholdMinor, currency)}` : label;
}

export function TagRuleTable<Answer extends AnyAnswer>({ rules, ...acts }: TagRuleTableProps<Answer>) {
  const columns: Column<ListedTagRule>[] = [
    {
      key: "tag",
      header: "Tag",
      phone: "title",
      cell: ({ tag }) => (
        <Chip tone="info" shape="square">
          {tag}
        </Chip>
      ),
    },
    { key: "condition", header: "Given when", width: "fill", cell: conditionText },
    { key: "accounts", header: "Accounts", align: "end", width: "min", cell: ({ accounts }) => formatUnits(accounts) },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: (rule) => <RuleActions rule={rule} {...acts} />,
    },
  ];
  return (
    <DataTable
      caption="Tag rules"
      columns={columns}
      rows={rules}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No tag rules yet">
          Without a rule an order tags nobody. A rule writes its tag on the account in the same transaction as the order; canceling takes it
          away.
        </EmptyState>
      }
    />
  );
}

const Named = ({ act, tag }: { act: string; tag: string }) => (
  <>
    {act}
    <span className="sr-only"> {tag}</span>
  </>
);

type RuleActionsProps<Answer extends AnyAnswer> = Omit<TagRuleTableProps<Answer>, "rules"> & { rule: ListedTagRule };

function RuleActions<Answer extends AnyAnswer>({ rule, currency, save, end }: RuleActionsProps<Answer>) {
  return (
    <span className="flex gap-2">
      <Dialog label={<Named act="Change" tag={rule.tag} />} title={`Change the rule for ${rule.tag}`} size="sm">
        <TagRuleForm action={save} rule={rule} currency={currency} />
      </Dialog>
      <ConfirmForm
        label={<Named act="End" tag={rule.tag} />}
        variant="danger"
        size="sm"
        title={`End the rule for ${rule.tag}?`}
        effect="No further order gives the tag. Accounts keep the ones they have."
        confirmLabel="End rule"
        action={end}
        hidden={{ rule_id: rule.id }}
        refusals={SETTINGS_REFUSAL_TEXT}
        doneText="The rule has ended."
      />
    </span>
  );
}
