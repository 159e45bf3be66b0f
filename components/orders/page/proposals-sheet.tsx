import { ConfirmMove } from "@/components/orders/moves/confirm-move";
import { unitsText } from "@/components/orders/page/order-units";
import { Banner } from "@/components/ui/banner";
import { Chip } from "@/components/ui/chip";
import { DefinitionList } from "@/components/ui/definition-list";
import { DeniedButton } from "@/components/ui/denied-button";
import { formatMoney, formatPrice, formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import type { PreviewedProposal } from "@/lib/orders/preview-proposal";
import type { SubstitutionChange } from "@/lib/orders/substitute";
import type { Money } from "@/lib/orders/wire";

export type ProposalActions = Record<"approve" | "decline", AnswerAction<AnyAnswer>>;
type ProposalsProps = {
  proposals: readonly PreviewedProposal[];
  actions: ProposalActions;
  refusals: RefusalSentences;
  mayAnswer: boolean;
};

/** What pickers proposed in place of what they did not find: what approving would change, and what became of the answered ones. */
export function ProposalsSheet({ proposals, ...answering }: ProposalsProps) {
  if (proposals.length === 0) return null;
  return (
    <Sheet title={proposals.length === 1 ? "Proposed substitute" : "Proposed substitutes"} id="substitutes">
      <ul className="grid gap-4 [&>li+li]:border-t [&>li+li]:border-line [&>li+li]:pt-4">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="grid gap-3">
            <Proposed proposal={proposal} />
            {proposal.state === "open" ? <OpenProposal proposal={proposal} {...answering} /> : <p>{answerText(proposal)}</p>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

type OfProposal = { proposal: PreviewedProposal };

function Proposed({ proposal }: OfProposal) {
  const { tone, shape, text } = STATES[proposal.state];
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-72">
        <b>{unitsText(proposal.units)}</b> of <bdi>{proposal.name}</bdi> <Mono>{proposal.sku}</Mono> {proposal.units === 1 ? "was" : "were"}{" "}
        not found at {proposal.location}. {proposal.actorName ?? "The floor"} proposes{" "}
        <TextLink href={`/products/${proposal.substituteId}`}>
          <bdi>{proposal.substituteName}</bdi>
        </TextLink>{" "}
        <Mono>{proposal.substituteSku}</Mono>.
      </p>
      <Chip tone={tone} shape={shape}>
        {text}
      </Chip>
    </div>
  );
}

const STATES = {
  open: { text: "Waits for an answer", tone: "wait", shape: "half" },
  accepted: { text: "Accepted", tone: "ok", shape: "disc" },
  declined: { text: "Declined", tone: "neutral", shape: "square" },
  lapsed: { text: "Lapsed", tone: "neutral", shape: "ring" },
} as const;

function OpenProposal({ proposal, actions, refusals, mayAnswer }: OfProposal & Omit<ProposalsProps, "proposals">) {
  const { preview, leftUnits, units } = proposal;
  return (
    <>
      {leftUnits < units && (
        <p className="text-ink-2">
          {unitsText(units - leftUnits)} of these {units - leftUnits === 1 ? "is" : "are"} not missing any more; it is about the other{" "}
          {leftUnits}.
        </p>
      )}
      {preview?.change && <Change change={preview.change} />}
      {preview?.refused && <Banner tone="wait">{preview.refused.detail}</Banner>}
      <div className="flex flex-wrap gap-2">
        {mayAnswer ? (
          <Answers proposal={proposal} actions={actions} refusals={refusals} />
        ) : (
          <DeniedButton reason="The front office answers it: that needs the right to edit orders.">Approve the substitute</DeniedButton>
        )}
      </div>
    </>
  );
}

function Answers({ proposal, actions, refusals }: OfProposal & Pick<ProposalsProps, "actions" | "refusals">) {
  const { id, orderVersion, orderNumber, substituteSku, preview, sku } = proposal;
  const hidden = { proposal: id, version: orderVersion };
  const change = preview?.change;
  return (
    <>
      {change && (
        <ConfirmMove
          label="Approve the substitute"
          variant="primary"
          title={`Send ${substituteSku} in place of ${sku}?`}
          effect={`${unitsText(change.substitute.units)} of ${sku} are canceled on ${orderNumber} and as many of ${substituteSku} reserved. ${claimText(change.receivable)}. The customer is told. All in one transaction.`}
          confirmLabel="Approve the substitute"
          pendingLabel="Approving"
          keepLabel="Not now"
          action={actions.approve}
          hidden={hidden}
          refusals={refusals}
          reason={{ label: "Note", minLength: 0, isOptional: true }}
        />
      )}
      <ConfirmMove
        label="Decline"
        title={`Decline ${substituteSku}?`}
        effect={`The missing units of ${sku} go on waiting as they do.`}
        confirmLabel="Decline the substitute"
        pendingLabel="Declining"
        keepLabel="Leave it open"
        action={actions.decline}
        hidden={hidden}
        refusals={refusals}
        reason={{ label: "Why", minLength: 3 }}
      />
    </>
  );
}

/** What changes in goods and money, before and after. */
function Change({ change: { original, substitute, total_before, total_after, receivable } }: { change: SubstitutionChange }) {
  const { currency } = total_before;
  return (
    <section aria-label="What approving would change" className="rounded-sm border border-line bg-paper px-3 py-2.5">
      <DefinitionList
        items={[
          { term: `Line ${original.line}, ${original.sku}`, value: `${moneyText(original.before)} → ${moneyText(original.after)}` },
          {
            term: `Line ${substitute.line}, ${substitute.sku}`,
            value: `${formatUnits(substitute.units)} × ${formatPrice(substitute.unit_price, currency)}, ${moneyText(substitute.total)}`,
          },
          { term: "Total", value: `${moneyText(total_before)} → ${moneyText(total_after)}` },
          { term: "Receivable", value: formatMoney(receivable.amount_minor, currency, { signed: true }), sum: true },
        ]}
      />
    </section>
  );
}

const moneyText = ({ amount_minor, currency }: Money): string => formatMoney(amount_minor, currency);

function claimText({ amount_minor, currency }: Money): string {
  if (amount_minor === 0) return "The order costs the same";
  return `The order then costs ${formatMoney(Math.abs(amount_minor), currency)} ${amount_minor < 0 ? "less" : "more"}`;
}

function answerText({ state, leftUnits, answeredByName, answerReason, substituteLine }: PreviewedProposal): string {
  const by = answeredByName ? ` by ${answeredByName}` : "";
  if (state === "accepted")
    return `Accepted${by}: line ${substituteLine} stands for ${unitsText(leftUnits)}.${answerReason ? ` ${answerReason}` : ""}`;
  if (state === "declined") return `Declined${by}: ${answerReason ?? ""}`;
  return "It lapsed: the missing units arrived or were canceled before it was answered.";
}
