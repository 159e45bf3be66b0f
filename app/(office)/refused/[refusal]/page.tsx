import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 } from "uuid";
import { dismissAction, retryAction } from "@/app/(office)/refused/[refusal]/actions";
import { RefusalSheets } from "@/components/orders/refused/refusal-sheets";
import { RefusalActions } from "@/components/orders/refused/refusal-actions";
import { checkText, settledWord } from "@/components/orders/refused/refusal-words";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { readRefusal } from "@/lib/orders/read-refusals";
import { RETRY_REFUSALS } from "@/lib/orders/retry-refusal";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Refused placement" };

const SENTENCES = sentencesOf(RETRY_REFUSALS);

export default async function RefusalPage({ params }: PageProps<"/refused/[refusal]">) {
  const actor = await requireRight("view");
  const refusal = await readRefusal(actor, (await params).refusal);
  if (!refusal) notFound();
  const { timeZone: zone } = (await requireSession()).organization;
  const { text, tone, shape } = settledWord(refusal);
  return (
    <>
      <PageHeader
        title={refusal.customerName ?? "Refused placement"}
        breadcrumb={[{ label: "Refused", href: "/refused" }, { label: refusal.customerName ?? "Placement" }]}
        chips={
          <>
            <Chip tone="stop" shape="square">
              {checkText(refusal.code)}
            </Chip>
            <Chip tone={tone} shape={shape}>
              {text}
            </Chip>
          </>
        }
        actions={
          <RefusalActions
            refusal={refusal}
            retryKey={v7()}
            may={{ place: actor.rights.has("place"), create: actor.rights.has("create") }}
            retry={retryAction}
            dismiss={dismissAction}
            refusals={SENTENCES}
          />
        }
        meta={
          <>
            asked by {refusal.actorName ?? "the system"}, <Time value={refusal.occurredAt} zone={zone} form="datetime" />
            {refusal.againOf && (
              <>
                {" "}
                · tried again after it was <TextLink href={`/refused/${refusal.againOf}`}>refused before</TextLink>
              </>
            )}
            {refusal.retriedOrderNumber && (
              <>
                {" "}
                · {refusal.retriedOrderStatus === "draft" ? "kept as the draft" : "placed since as"}{" "}
                <TextLink href={`/orders/${encodeURIComponent(refusal.retriedOrderNumber)}`}>{refusal.retriedOrderNumber}</TextLink>
              </>
            )}
          </>
        }
      />
      <RefusalSheets refusal={refusal} />
    </>
  );
}
