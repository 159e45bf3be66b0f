import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { sendTransferAction } from "@/app/(office)/stock/actions";
import { NoPlace } from "@/components/stock/no-place";
import { placeOptions, placesOf } from "@/components/stock/place-options";
import { TransferForm } from "@/components/stock/transfer-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { listPlaces } from "@/lib/receiving/read-places";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { startInput } from "@/lib/receiving/stock-list-input";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Send a transfer" };

export default async function NewTransferPage({ searchParams }: PageProps<"/stock/transfers/new">) {
  const actor = await requireRight("transfer");
  const { sku, location } = startInput.parse(await searchParams);
  const places = await listPlaces(actor);
  const mine = placesOf(places);
  return (
    <>
      <PageHeader
        title="Send a transfer"
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Transfers", href: "/stock/transfers" }, { label: "Send" }]}
        meta="Units leave the one location at once and are in transit until the other receives them."
      />
      {mine.length === 0 ? (
        <NoPlace isAny={places.length > 0} />
      ) : places.length < 2 ? (
        <div className="rounded border border-line bg-sheet">
          <EmptyState title="Only one location" action={<TextLink href="/settings/locations">Add a location</TextLink>}>
            A transfer needs somewhere to go.
          </EmptyState>
        </div>
      ) : (
        <TransferForm
          action={sendTransferAction}
          refusals={STOCK_FORM_SENTENCES}
          once={randomUUID()}
          places={placeOptions(mine)}
          destinations={placeOptions(places)}
          location={location}
          rows={sku ? [{ code: sku, units: "1", cost: "" }] : []}
        />
      )}
    </>
  );
}
