import { LinkDialogButton } from "@/components/track/link-dialog-button";
import { ConfirmMove } from "@/components/orders/moves/confirm-move";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import type { MakeLinkAction } from "@/components/track/link-dialog";
import type { LinkFigures } from "@/lib/track/office-links";

export type LinkActions = { make: MakeLinkAction; revoke: AnswerAction<AnyAnswer> };

type CustomerPagePanelProps = {
  orderId: string;
  number: string;
  links: LinkFigures;
  actions: LinkActions;
  refusals: RefusalSentences;
  mayLink: boolean;
  zone: string;
};

/** The page where the customer sees the order: how many ways lead there, another one to pass on, and an end to all. */
export function CustomerPagePanel({ orderId, number, links, actions, refusals, mayLink, zone }: CustomerPagePanelProps) {
  return (
    <Sheet title="Customer’s page">
      <p className="text-ink-2">
        {links.open === 0 ? "No link leads there now. The next mail about the order brings one." : linksText(links.open)}
        {links.lastUsedAt && (
          <>
            {" "}
            Last opened <Time value={links.lastUsedAt} zone={zone} form="datetime" />.
          </>
        )}
      </p>
      {mayLink && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          <LinkDialogButton action={actions.make} orderId={orderId} number={number} refusals={refusals} />
          {links.open > 0 && (
            <ConfirmMove
              label="Revoke all"
              variant="danger"
              title={`Revoke every link to ${number}?`}
              effect={`${linksText(links.open)} None of them opens anything then, also not those in mails that were sent. Later mails bring new ones.`}
              confirmLabel="Revoke all links"
              pendingLabel="Revoking"
              keepLabel="Keep them"
              action={actions.revoke}
              hidden={{ order: orderId }}
              refusals={refusals}
            />
          )}
        </div>
      )}
    </Sheet>
  );
}

const linksText = (open: number): string => (open === 1 ? "1 link leads there." : `${open} links lead there.`);
