import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { sendTransferAction } from "@/app/(office)/stock/actions";
import { GoodsForm } from "@/components/stock/goods-form";
import { NoPlace } from "@/components/stock/no-place";
import { PasteRows } from "@/components/stock/paste-rows";
import { placeOptions, placesOf } from "@/components/stock/place-options";
import { EmptyState } from "@/components/ui/empty-state";
import { startRows } from "@/components/stock/start-rows";
import { HotkeyHint } from "@/components/ui/button";
import { FieldRow } from "@/components/ui/field-row";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { listPlaces } from "@/lib/receiving/read-places";
import { findStockProduct } from "@/lib/receiving/read-stock-page";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { startInput } from "@/lib/receiving/stock-list-input";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Send a transfer" };

const HOW = [
  { value: "send", label: "Sent now" },
  { value: "request", label: "Picked first" },
];

export default async function NewTransferPage({ searchParams }: PageProps<"/stock/transfers/new">) {
  const actor = await requireRight("transfer");
  const { sku, location } = startInput.parse(await searchParams);
  const places = await listPlaces(actor);
  const mine = placesOf(places);
  const product = sku ? await findStockProduct(actor.orgId, sku) : null;
  return (
    <>
      <PageHeader
        title="Send a transfer"
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Transfers", href: "/stock/transfers" }, { label: "Send" }]}
        meta="Units leave the one location and are in transit until the other receives them."
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
        <GoodsForm
          action={sendTransferAction}
          refusals={STOCK_FORM_SENTENCES}
          once={randomUUID()}
          label="Send a transfer"
          title="What leaves"
          verb="Send"
          pendingLabel="Sending"
          rows={startRows(product)}
          owner={`${actor.orgId} ${actor.id}`}
          head={
            <Sheet>
              <FieldRow columns={4}>
                <SelectField name="from" label="From" options={placeOptions(mine)} defaultValue={location} required />
                <SelectField name="to" label="To" options={placeOptions(places)} placeholder="Choose a location" required />
                <SelectField name="how" label="How it leaves" options={HOW} required />
                <TextField name="reference" label="Reference" required={false} maxLength={120} autoComplete="off" />
              </FieldRow>
            </Sheet>
          }
          hint={<HotkeyHint hotkey="mod+enter" />}
          paste={<PasteRows withCost={false} />}
          note="Only units that no order has reserved can leave."
        />
      )}
    </>
  );
}
