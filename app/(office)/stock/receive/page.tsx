import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { receiveAction } from "@/app/(office)/stock/actions";
import { GoodsForm } from "@/components/stock/goods-form";
import { NoPlace } from "@/components/stock/no-place";
import { PasteRows } from "@/components/stock/paste-rows";
import { placeOptions, placesOf } from "@/components/stock/place-options";
import { startRows } from "@/components/stock/start-rows";
import { HotkeyHint } from "@/components/ui/button";
import { FieldRow } from "@/components/ui/field-row";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import { listPlaces } from "@/lib/receiving/read-places";
import { findStockProduct } from "@/lib/receiving/read-stock-page";
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
  const product = sku ? await findStockProduct(actor.orgId, sku) : null;
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
        <GoodsForm
          action={receiveAction}
          refusals={STOCK_FORM_SENTENCES}
          once={randomUUID()}
          label="Receive goods"
          title="What arrived"
          verb="Receive"
          pendingLabel="Receiving"
          rows={startRows(product)}
          currency={currency}
          owner={`${actor.orgId} ${actor.id}`}
          head={
            <Sheet>
              <FieldRow>
                <SelectField name="location" label="Location" options={placeOptions(mine)} defaultValue={location} required />
                <TextField name="reference" label="Delivery note or purchase order" required maxLength={120} autoComplete="off" />
              </FieldRow>
            </Sheet>
          }
          hint={<HotkeyHint hotkey="mod+enter" />}
          paste={<PasteRows withCost />}
          note="No lines yet."
        />
      )}
    </>
  );
}
