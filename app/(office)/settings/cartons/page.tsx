import type { Metadata } from "next";
import { createCarton, endCarton, restoreCarton, saveCarton } from "@/app/(office)/settings/cartons/actions";
import { ExportLink } from "@/components/exports/export-link";
import { CartonForm } from "@/components/shipping/carton-form";
import { CartonTable } from "@/components/shipping/carton-table";
import { Dialog } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { listCartons, seenCarton } from "@/lib/shipping/cartons";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Cartons" };

export default async function CartonsPage() {
  const actor = await requireRight("manage");
  const cartons = await listCartons(actor.orgId);
  return (
    <>
      <PageHeader
        title="Cartons"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Cartons" }]}
        meta="Packing proposes the smallest one that holds the goods. Products need their sizes and weights for that."
        actions={
          <>
            <ExportLink list="cartons" />
            <Dialog label="Add carton" title="Add a carton" variant="primary" hotkey="n" width="md">
              <CartonForm action={createCarton} carton={null} />
            </Dialog>
          </>
        }
      />
      <CartonTable
        cartons={cartons.map((carton) => ({ ...carton, seen: seenCarton(carton) }))}
        save={saveCarton}
        end={endCarton}
        restore={restoreCarton}
      />
    </>
  );
}
