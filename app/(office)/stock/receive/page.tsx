import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { receiveAction } from "@/app/(office)/stock/actions";
import { NoPlace } from "@/components/stock/no-place";
import { placeOptions, placesOf } from "@/components/stock/place-options";
import { ReceiveForm } from "@/components/stock/receive-form";
import { PageHeader } from "@/components/ui/page-header";
import { listPlaces } from "@/lib/receiving/read-places";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { startInput } from "@/lib/receiving/stock-list-input";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Receive goods" };

export default async function ReceivePage({ searchParams }: PageProps<"/stock/receive">) {
  const actor = await requireRight("receive");
  const { currency } = (await requireSession()).organization;
  const { sku, location } = startInput.parse(await searchParams);
  const places = await listPlaces(actor);
  const mine = placesOf(places);
  return (
    <>
      <PageHeader
        title="Receive goods"
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Receipts", href: "/stock/receipts" }, { label: "Receive" }]}
        meta="Stock rises and whoever waits for it is served, first come first served, in one transaction."
      />
      {mine.length === 0 ? (
        <NoPlace isAny={places.length > 0} />
      ) : (
        <ReceiveForm
          action={receiveAction}
          refusals={STOCK_FORM_SENTENCES}
          once={randomUUID()}
          places={placeOptions(mine)}
          location={location}
          rows={sku ? [{ code: sku, units: "1", cost: "" }] : []}
          currency={currency}
          owner={`${actor.orgId} ${actor.id}`}
        />
      )}
    </>
  );
}
