import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { announceAction } from "@/app/(office)/stock/expected/actions";
import { ExpectedHead } from "@/components/stock/expected-head";
import { GoodsForm } from "@/components/stock/goods-form";
import { NoPlace } from "@/components/stock/no-place";
import { PasteRows } from "@/components/stock/paste-rows";
import { placeOptions, placesOf } from "@/components/stock/place-options";
import { startRows } from "@/components/stock/start-rows";
import { HotkeyHint } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { listPlaces } from "@/lib/receiving/read-places";
import { findStockProduct } from "@/lib/receiving/read-stock-page";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { startInput } from "@/lib/receiving/stock-list-input";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Announce goods" };

export default async function AnnouncePage({ searchParams }: PageProps<"/stock/expected/new">) {
  const actor = await requireRight("receive");
  const { currency } = (await requireSession()).organization;
  const { sku, location } = startInput.parse(await searchParams);
  const places = await listPlaces(actor);
  const mine = placesOf(places);
  const product = sku ? await findStockProduct(actor.orgId, sku) : null;
  return (
    <>
      <PageHeader
        title="Announce goods"
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Expected", href: "/stock/expected" }, { label: "Announce" }]}
        meta="Nothing is on hand or promised of it until it arrives; the receivers count against it."
      />
      {mine.length === 0 ? (
        <NoPlace isAny={places.length > 0} />
      ) : (
        <GoodsForm
          action={announceAction}
          refusals={STOCK_FORM_SENTENCES}
          once={randomUUID()}
          label="Announce goods"
          title="What is announced"
          verb="Announce"
          pendingLabel="Announcing"
          rows={startRows(product)}
          currency={currency}
          lotless
          owner={`${actor.orgId} ${actor.id}`}
          head={
            <ExpectedHead
              where={<SelectField name="location" label="Location" options={placeOptions(mine)} defaultValue={location} required />}
            />
          }
          hint={<HotkeyHint hotkey="mod+enter" />}
          paste={<PasteRows withCost withLots={false} />}
          note="No lines yet."
        />
      )}
    </>
  );
}
