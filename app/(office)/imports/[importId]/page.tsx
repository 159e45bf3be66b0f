import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { pause, rehearse, resume, start, stopRehearsal } from "@/app/(office)/imports/actions";
import { ImportActions } from "@/components/imports/import-actions";
import { ImportStateNotes } from "@/components/imports/import-state-notes";
import { resultHref, resultQueryOf } from "@/components/imports/result-href";
import { ResultRows } from "@/components/imports/result-rows";
import { ResultSummary } from "@/components/imports/result-summary";
import { statusWords } from "@/components/imports/status-words";
import { stepOfJob, stepsOf } from "@/components/imports/steps";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { Stepper } from "@/components/ui/stepper";
import type { ImportJob } from "@/lib/channels/import/job";
import { findImport } from "@/lib/channels/import/read-jobs";
import { IMPORT_REFUSALS } from "@/lib/channels/import/refusals";
import { countResults, listResults, type ResultSums, sumResults } from "@/lib/channels/import/results";
import { mayImport } from "@/lib/channels/import/upload";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Import" };

const REFUSALS = sentencesOf(IMPORT_REFUSALS);
const PAGE = 50;

export default async function ImportPage({ params, searchParams }: PageProps<"/imports/[importId]">) {
  const actor = await requireRight("view");
  const { importId } = await params;
  const job = await findImport(actor, importId);
  if (!job) notFound();
  const may = mayImport(actor);
  if (job.status === "mapping" && !job.rehearsedAt && may) redirect(`/imports/${importId}/columns`);
  const query = resultQueryOf(await searchParams);
  const [counts, rows] = await Promise.all([countResults(actor, importId), listResults(actor, importId, { ...query, limit: PAGE + 1 })]);
  const sums = sumResults(counts);
  return (
    <>
      <Head job={job} sums={sums} may={may} />
      <Stepper
        label="Steps of the import"
        steps={stepsOf(stepOfJob(job), job.status === "mapping" ? `/imports/${importId}/columns` : null)}
      />
      <div className="grid gap-4">
        <ImportStateNotes job={job} sums={sums} />
        {sums.rows > 0 && <ResultSummary counts={counts} rehearsal={job.rehearsal} hrefOf={(count) => resultHref(importId, count)} />}
        {sums.rows > 0 && (
          <ResultRows importId={importId} rehearsal={job.rehearsal} tabs={sums.tabs} query={query} rows={rows} page={PAGE} />
        )}
      </div>
    </>
  );
}

function Head({ job, sums, may }: { job: ImportJob; sums: ResultSums; may: boolean }) {
  const { word, tone, shape } = statusWords(job);
  const actions = { pause, rehearse, resume, start, stopRehearsal };
  return (
    <PageHeader
      title={<span className="break-all">{job.fileName}</span>}
      breadcrumb={[{ label: "Imports", href: "/imports" }, { label: job.fileName }]}
      chips={
        <Chip tone={tone} shape={shape}>
          {word}
        </Chip>
      }
      actions={
        <>
          {sums.rows > 0 && (
            <ButtonLink href={`/exports/import-results.csv?import=${job.id}`} download>
              Download results
            </ButtonLink>
          )}
          {may && <ImportActions job={job} orders={sums.orders} actions={actions} refusals={REFUSALS} />}
        </>
      }
      meta={job.totalRows > 0 && `${job.totalRows.toLocaleString("en")} rows in ${job.totalDocuments.toLocaleString("en")} documents`}
    />
  );
}
