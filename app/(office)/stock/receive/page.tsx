import type { Metadata } from "next";
import { receiveAction } from "@/app/(office)/stock/actions";
import { startForm } from "@/app/(office)/stock/start-form";
import { FormFrame } from "@/components/stock/form-frame";
import { GoodsForm } from "@/components/stock/goods-form";
import { PasteRows } from "@/components/stock/paste-rows";
import { placeOptions } from "@/components/stock/place-options";
import { FieldRow } from "@/components/ui/field-row";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";

export const metadata: Metadata = { title: "Receive goods" };

export default async function ReceivePage({ searchParams }: PageProps<"/stock/receive">) {
  const { places, mine, location, currency, goods } = await startForm("receive", searchParams);
  return (
    <FormFrame
      title="Receive goods"
      trail={[{ label: "Receipts", href: "/stock/receipts" }, { label: "Receive" }]}
      meta="Stock rises and whoever waits for it is served, first come first served, in one transaction."
      places={places}
    >
      <GoodsForm
        {...goods}
        action={receiveAction}
        label="Receive goods"
        title="What arrived"
        verb="Receive"
        pendingLabel="Receiving"
        currency={currency}
        head={
          <Sheet>
            <FieldRow>
              <SelectField name="location" label="Location" options={placeOptions(mine)} defaultValue={location} required />
              <TextField name="reference" label="Delivery note or purchase order" required maxLength={120} autoComplete="off" />
            </FieldRow>
          </Sheet>
        }
        paste={<PasteRows withCost />}
        note="No lines yet."
      />
    </FormFrame>
  );
}
