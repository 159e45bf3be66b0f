import type { Metadata } from "next";
import { forbidden, notFound, redirect } from "next/navigation";
import { readAgain, saveSettings } from "@/app/(office)/imports/actions";
import { PreviewTable } from "@/components/imports/preview-table";
import { ReadingForm } from "@/components/imports/reading-form";
import { SettingsForm } from "@/components/imports/settings-form";
import { stepsOf } from "@/components/imports/steps";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { Stepper } from "@/components/ui/stepper";
import { findImport, previewImport } from "@/lib/channels/import/read-jobs";
import { IMPORT_REFUSALS } from "@/lib/channels/import/refusals";
import { mayImport } from "@/lib/channels/import/upload";
import { sentencesOf } from "@/lib/result/sentences";
import { requireActor } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Columns of the import" };

const REFUSALS = sentencesOf(IMPORT_REFUSALS);

export default async function ColumnsPage({ params }: PageProps<"/imports/[importId]/columns">) {
  const actor = await requireActor();
  if (!mayImport(actor)) forbidden();
  const { importId } = await params;
  const job = await findImport(actor, importId);
  if (!job) notFound();
  if (job.status !== "mapping") redirect(`/imports/${importId}`);
  const table = await previewImport(actor, job);
  // A file that was read anew starts with new guesses, so the fields must not keep what they showed before.
  const reading = JSON.stringify([job.settings.format, job.settings.columns]);
  return (
    <>
      <PageHeader
        title={<span className="break-all">{job.fileName}</span>}
        breadcrumb={[{ label: "Imports", href: "/imports" }, { label: job.fileName, href: `/imports/${importId}` }, { label: "Columns" }]}
        meta={`${Math.ceil(job.bytes / 1024).toLocaleString("en")} kB`}
      />
      <Stepper label="Steps of the import" steps={stepsOf("columns", null)} />
      <div className="grid gap-4">
        <Sheet title="How the file is written">
          <div className="grid gap-4">
            <ReadingForm key={reading} job={job} action={readAgain} refusals={REFUSALS} />
            <PreviewTable table={table} columns={job.settings.columns} />
          </div>
        </Sheet>
        <SettingsForm
          key={`settings ${reading}`}
          job={job}
          table={table}
          mayGiveCredit={actor.rights.has("approve_credit")}
          action={saveSettings}
          refusals={REFUSALS}
        />
      </div>
    </>
  );
}
