import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { ImportTable } from "@/components/imports/import-table";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { mayImport } from "@/lib/channels/import/upload";
import { isUuid, listImports } from "@/lib/channels/import/read-jobs";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ searchParams }: PageProps<"/imports">) {
  const actor = await requireRight("view");
  const [{ organization }, { before }] = await Promise.all([requireSession(), searchParams]);
  const from = typeof before === "string" && isUuid(before) ? before : null;
  const page = await listImports(actor, from);
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title="Imports"
        meta="Orders from CSV files, each row imported or named as an exception."
        actions={
          <>
            <ExportLink list="imports" />
            {mayImport(actor) && (
              <ButtonLink href="/imports/new" variant="primary" hotkey="n">
                Import orders
              </ButtonLink>
            )}
          </>
        }
      />
      <ImportTable jobs={page.items} zone={organization.timeZone} />
      <Pager
        newerHref={from === null ? undefined : "/imports"}
        olderHref={page.olderThan === null ? undefined : `/imports?before=${page.olderThan}`}
      />
    </>
  );
}
