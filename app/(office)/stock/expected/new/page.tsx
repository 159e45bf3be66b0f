import type { Metadata } from "next";
import { announceAction } from "@/app/(office)/stock/expected/actions";
import { startForm } from "@/app/(office)/stock/start-form";
import { ExpectedHead } from "@/components/stock/expected-head";
import { FormFrame } from "@/components/stock/form-frame";
import { GoodsForm } from "@/components/stock/goods-form";
import { PasteRows } from "@/components/stock/paste-rows";
import { placeOptions } from "@/components/stock/place-options";
import { SelectField } from "@/components/ui/select-field";

export const metadata: Metadata = { title: "Announce goods" };

export default async function AnnouncePage({ searchParams }: PageProps<"/stock/expected/new">) {
  const { places, mine, location, currency, goods } = await startForm("receive", searchParams);
  return (
    <FormFrame
      title="Announce goods"
      trail={[{ label: "Expected", href: "/stock/expected" }, { label: "Announce" }]}
      meta="Nothing is on hand or promised of it until it arrives; the receivers count against it."
      places={places}
    >
      <GoodsForm
        {...goods}
        action={announceAction}
        label="Announce goods"
        title="What is announced"
        verb="Announce"
        pendingLabel="Announcing"
        currency={currency}
        lotless
        head={
          <ExpectedHead
            where={<SelectField name="location" label="Location" options={placeOptions(mine)} defaultValue={location} required />}
          />
        }
        paste={<PasteRows withCost withLots={false} />}
        note="No lines yet."
      />
    </FormFrame>
  );
}
