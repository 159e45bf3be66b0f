import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { UploadForm } from "@/components/imports/upload-form";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { Stepper } from "@/components/ui/stepper";
import { stepsOf } from "@/components/imports/steps";
import { IMPORT_REFUSALS, isImportCode } from "@/lib/channels/import/refusals";
import { MOST_BYTES, mayImport } from "@/lib/channels/import/upload";
import { sentenceOf } from "@/lib/result/sentences";
import { requireActor } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Import orders" };

export default async function NewImportPage({ searchParams }: PageProps<"/imports/new">) {
  const actor = await requireActor();
  if (!mayImport(actor)) forbidden();
  const { refused, subject } = await searchParams;
  const refusal =
    typeof refused === "string" && isImportCode(refused) ? { code: refused, subject: typeof subject === "string" ? subject : null } : null;
  return (
    <>
      <PageHeader title="Import orders" breadcrumb={[{ label: "Imports", href: "/imports" }, { label: "Import orders" }]} />
      <Stepper label="Steps of the import" steps={stepsOf("upload", null)} />
      <Sheet>
        <UploadForm
          action="/api/imports"
          mostBytes={MOST_BYTES}
          tooLargeText={IMPORT_REFUSALS.file_too_large.title}
          refusedText={refusal ? sentenceOf(IMPORT_REFUSALS, refusal) : undefined}
        >
          <p className="max-w-prose text-ink-2">
            One row per order line: a document number, a SKU and units are enough; customer, price, date and more are used where the file
            has them. Nothing is placed before you say so.
          </p>
        </UploadForm>
      </Sheet>
    </>
  );
}
