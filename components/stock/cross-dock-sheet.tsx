import { unitsText } from "@/components/stock/units-text";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { DeniedButton } from "@/components/ui/denied-button";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { Right } from "@/db/values";
import type { CrossDockProposal } from "@/lib/fulfilment/list-cross-docks";
import { FLOOR_REFUSALS } from "@/lib/fulfilment/refusals";
import { sentencesOf } from "@/lib/result/sentences";
import { RIGHT_TEXT } from "@/lib/tenancy/right-text";

const SENTENCES = sentencesOf(FLOOR_REFUSALS);
const NEEDED = ["release", "pick"] as const;

type CrossDockSheetProps<Answer extends AnyAnswer> = {
  proposals: readonly CrossDockProposal[];
  rights: ReadonlySet<Right>;
  action: AnswerAction<Answer>;
};

/** What came of sending one of them there, beneath the page's head. */
export const PackedBanner = ({ packed }: { packed: string | string[] | undefined }) =>
  typeof packed === "string" && (
    <Banner tone="ok" live title={`${packed} is at packing`}>
      Its units were released and picked from the dock. Bring them to the packing desk.
    </Banner>
  );

/** Units that stand on the dock and that orders wait for: they can be packed without being put away. Nothing where there are none. */
export function CrossDockSheet<Answer extends AnyAnswer>({ proposals, rights, action }: CrossDockSheetProps<Answer>) {
  if (proposals.length === 0) return null;
  const lacking = NEEDED.find((right) => !rights.has(right));
  return (
    <Sheet title="Straight to packing">
      <p className="mb-2 text-ink-2">These units are not put away yet, and orders that waited have them reserved.</p>
      <ul className="divide-y divide-line-2" aria-label="Straight to packing">
        {proposals.map(({ receipt, transfer, order, order_id: id, units, lines }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 py-2">
            <span className="min-w-0">
              <TextLink href={`/orders/${order}`}>{order}</TextLink>{" "}
              <span className="text-ink-2">{lines.map((line) => `${line.units} × ${line.sku}`).join(", ")}</span>
            </span>
            {lacking ? (
              <DeniedButton size="sm" reason={`It needs the right “${RIGHT_TEXT[lacking]}”. The warehouse desk usually has it.`}>
                {unitsText(units)} to packing
              </DeniedButton>
            ) : (
              <ActionForm
                action={action}
                hidden={{ ...(receipt === null ? { from: "transfers", id: transfer ?? "" } : { from: "receipts", id: receipt }), order }}
                refusals={SENTENCES}
                label={`Send ${order} to packing`}
              >
                <SubmitButton size="sm" variant="default" pendingLabel="Sending">
                  {unitsText(units)} to packing
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
