import type { Metadata } from "next";
import { runNow } from "@/app/(office)/verify/actions";
import { ExportLink } from "@/components/exports/export-link";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { DeniedButton } from "@/components/ui/denied-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { PromiseSheets } from "@/components/verify/promise-sheets";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight, requireSession } from "@/lib/tenancy/session";
import { lastRun } from "@/lib/verify/last-run";
import { PROMISES } from "@/lib/verify/promises";
import { VERIFY_REFUSALS } from "@/lib/verify/refusals";
import type { VerifyRun } from "@/lib/verify/verify-run";

export const metadata: Metadata = { title: "Zero drift" };

const REFUSALS = sentencesOf(VERIFY_REFUSALS);

export default async function VerifyPage() {
  const actor = await requireRight("view");
  const [{ organization }, run] = await Promise.all([requireSession(), lastRun(actor.orgId)]);
  return (
    <>
      <PageHeader
        title="Zero drift"
        meta="Every desk reads and writes one row, so stock, money, messages and tags cannot drift apart. Each promise below is one query that must find nothing."
        actions={
          <>
            <ExportLink list="promises" />
            {actor.rights.has("manage") ? (
              <RunNow />
            ) : (
              <DeniedButton reason="Somebody with the right to manage can start a run.">Run now</DeniedButton>
            )}
          </>
        }
      />
      <Verdict run={run} zone={organization.timeZone} />
      <PromiseSheets promises={PROMISES} findings={run?.findings ?? null} />
    </>
  );
}

function RunNow() {
  return (
    <ActionForm action={runNow} refusals={REFUSALS} label="Prove everything now">
      <SubmitButton pendingLabel="Proving">Run now</SubmitButton>
    </ActionForm>
  );
}

function Verdict({ run, zone }: { run: VerifyRun | null; zone: string }) {
  if (!run)
    return (
      <Banner tone="neutral" title="Nothing was proved yet" className="mb-4">
        The worker proves what changed every few minutes and everything at night. Run it now to see the first result.
      </Banner>
    );
  const clean = run.differingRows === 0;
  const rows = run.differingRows === 1 ? "1 row differs" : `${run.differingRows.toLocaleString("en")} rows differ`;
  return (
    <Banner tone={clean ? "ok" : "stop"} title={clean ? "0 rows differ" : rows} className="mb-4">
      {run.scope === "full" ? "Everything was proved" : "What had changed since the last clean run was proved"}{" "}
      <Time value={run.finishedAt} zone={zone} form="datetime" />, in {secondsOf(run)}.
      {!clean && " The rows stand below, with what was expected and what is stored."}
    </Banner>
  );
}

const secondsOf = ({ startedAt, finishedAt }: VerifyRun): string => `${((finishedAt.getTime() - startedAt.getTime()) / 1000).toFixed(1)} s`;
