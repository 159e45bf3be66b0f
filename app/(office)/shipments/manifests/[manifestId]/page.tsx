import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { handOverAction } from "@/app/(office)/shipments/actions";
import { HandedOver, ManifestLines } from "@/components/shipping/manifest-tables";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { readManifest } from "@/lib/shipping/read-manifests";
import { SHIPPING_REFUSAL_TEXT } from "@/lib/shipping/refusals";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Manifest" };

export default async function ManifestRecordPage({ params }: PageProps<"/shipments/manifests/[manifestId]">) {
  const actor = await requireRight("view");
  const id = z.uuid().safeParse((await params).manifestId);
  const manifest = id.success ? await readManifest(actor, id.data) : null;
  if (!manifest) notFound();
  const name = `${manifest.location} ${manifest.number}`;
  return (
    <>
      <PageHeader
        title={`Manifest ${name}`}
        chips={<HandedOver done={manifest.handedOver} />}
        breadcrumb={[{ label: "Shipments", href: "/shipments" }, { label: "Manifests", href: "/shipments/manifests" }, { label: name }]}
        meta={
          <>
            {manifest.carrier}, {manifest.packages} {manifest.packages === 1 ? "package" : "packages"},{" "}
            {(manifest.weightG / 1000).toFixed(2)} kg, <Money minor={manifest.costMinor} currency={manifest.currency} />, closed{" "}
            <Time value={manifest.closedAt} zone={manifest.timeZone} form="datetime" />
          </>
        }
        actions={
          <>
            <ButtonLink href={`/documents/manifests/${manifest.id}/manifest.pdf`} data-hard>
              Print
            </ButtonLink>
            {!manifest.handedOver && actor.rights.has("ship") && (
              <ConfirmForm
                label="Handed over"
                variant="primary"
                title={`Did ${manifest.carrier} take everything?`}
                effect="It stays on record that the driver took the packages of this manifest."
                confirmLabel="Handed over"
                action={handOverAction}
                hidden={{ manifest: manifest.id }}
                refusals={SHIPPING_REFUSAL_TEXT}
              />
            )}
          </>
        }
      />
      <ManifestLines manifest={manifest} />
    </>
  );
}
