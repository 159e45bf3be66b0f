import type { Metadata } from "next";
import { sendTransferAction } from "@/app/(office)/stock/actions";
import { startForm } from "@/app/(office)/stock/start-form";
import { FormFrame } from "@/components/stock/form-frame";
import { GoodsForm } from "@/components/stock/goods-form";
import { PasteRows } from "@/components/stock/paste-rows";
import { placeOptions } from "@/components/stock/place-options";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldRow } from "@/components/ui/field-row";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";

export const metadata: Metadata = { title: "Send a transfer" };

const HOW = [
  { value: "send", label: "Sent now" },
  { value: "request", label: "Picked first" },
];

export default async function NewTransferPage({ searchParams }: PageProps<"/stock/transfers/new">) {
  const { places, mine, location, goods } = await startForm("transfer", searchParams);
  return (
    <FormFrame
      title="Send a transfer"
      trail={[{ label: "Transfers", href: "/stock/transfers" }, { label: "Send" }]}
      meta="Units leave the one location and are in transit until the other receives them."
      places={places}
    >
      {places.length < 2 ? (
        <div className="rounded border border-line bg-sheet">
          <EmptyState title="Only one location" action={<TextLink href="/settings/locations">Add a location</TextLink>}>
            A transfer needs somewhere to go.
          </EmptyState>
        </div>
      ) : (
        <GoodsForm
          {...goods}
          action={sendTransferAction}
          label="Send a transfer"
          title="What leaves"
          verb="Send"
          pendingLabel="Sending"
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
          paste={<PasteRows withCost={false} />}
          note="Only units that no order has reserved can leave."
        />
      )}
    </FormFrame>
  );
}
