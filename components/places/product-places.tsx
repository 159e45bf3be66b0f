import { BIN_KIND_NAMES, CONDITION_NAMES } from "@/components/places/words";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldRow } from "@/components/ui/field-row";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import { NumberField } from "@/components/ui/number-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { BinStockRow } from "@/lib/places/read-bin-stock";
import type { PickBinRow, ProductPlaces } from "@/lib/places/read-product-places";
import { PLACE_REFUSAL_TEXT } from "@/lib/places/refusals";

const BINS: readonly Column<BinStockRow>[] = [
  {
    key: "bin",
    header: "Bin",
    phone: "title",
    cell: ({ bin }) => (bin === null ? <span className="text-wait">To put away</span> : <Mono>{bin}</Mono>),
  },
  { key: "location", header: "Location", width: "fill", cell: ({ location }) => location },
  {
    key: "kind",
    header: "Kind",
    on: "tablet",
    cell: ({ binKind, condition }) => (binKind ? BIN_KIND_NAMES[binKind] : CONDITION_NAMES[condition]),
  },
  { key: "lot", header: "Lot", cell: ({ lot }) => (lot === null ? <span className="text-ink-3">–</span> : <Mono>{lot}</Mono>) },
  {
    key: "day",
    header: "Use by",
    cell: ({ expiresOn }) => (expiresOn === null ? <span className="text-ink-3">–</span> : <Day value={expiresOn} />),
  },
  { key: "planned", header: "To be picked", align: "end", on: "tablet", cell: ({ planned }) => formatUnits(planned) },
  { key: "units", header: "Units", align: "end", phone: "figure", cell: ({ units }) => formatUnits(units) },
];

/** In which bins and lots the product lies now. */
export function BinsSheet({ bins }: Pick<ProductPlaces, "bins">) {
  return (
    <section aria-labelledby="bins-of-product" className="grid gap-2">
      <h2 id="bins-of-product">Bins and lots</h2>
      <DataTable
        caption="Bins and lots"
        columns={BINS}
        rows={bins}
        rowKey={({ location, bin, lot, condition }) => [location, bin, lot, condition].join(" ")}
        empty={<EmptyState title="Nothing on hand">Units that arrive wait here to be put away.</EmptyState>}
      />
    </section>
  );
}

type PickProps<Answer extends AnyAnswer> = { sku: string; picks: readonly PickBinRow[]; action: AnswerAction<Answer>; mayManage: boolean };

/** Where pickers are sent, and between which units the bin is kept filled. */
export function PickBinsSheet<Answer extends AnyAnswer>({ sku, picks, action, mayManage }: PickProps<Answer>) {
  return (
    <Sheet title="Pick bins">
      <ul className="grid gap-3">
        {picks.map((pick) => (
          <li key={pick.location} className="flex flex-wrap items-baseline justify-between gap-2">
            <span className="grid">
              <span>{pick.locationName}</span>
              <span className="text-ink-2">
                {pick.bin === null ? "No pick bin" : <Mono>{pick.bin}</Mono>}
                {pick.bin !== null && pick.leastUnits > 0 && `, filled below ${formatUnits(pick.leastUnits)}`}
                {pick.bin !== null && pick.mostUnits !== null && ` up to ${formatUnits(pick.mostUnits)}`}
              </span>
            </span>
            {mayManage && (
              <Dialog
                label={
                  <>
                    Change<span className="sr-only"> the pick bin at {pick.locationName}</span>
                  </>
                }
                title={`Pick bin at ${pick.locationName}`}
                size="sm"
              >
                <PickBinForm sku={sku} pick={pick} action={action} />
              </Dialog>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function PickBinForm<Answer extends AnyAnswer>({
  sku,
  pick,
  action,
}: Omit<PickProps<Answer>, "picks" | "mayManage"> & { pick: PickBinRow }) {
  return (
    <ActionForm
      action={action}
      hidden={{ sku, location: pick.location }}
      refusals={PLACE_REFUSAL_TEXT}
      doneText="The pick bin is saved."
      afterDone="close"
    >
      <TextField
        name="bin"
        label="Bin"
        required={false}
        maxLength={40}
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={pick.bin ?? ""}
        hint="Empty: the product has no pick bin here."
      />
      <FieldRow>
        <NumberField name="least_units" label="Fill up below" required={false} suffix="units" defaultValue={pick.leastUnits} />
        <NumberField name="most_units" label="Holds at most" required={false} suffix="units" defaultValue={pick.mostUnits ?? ""} />
      </FieldRow>
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">Save pick bin</SubmitButton>
      </div>
    </ActionForm>
  );
}

type BarcodesProps<Answer extends AnyAnswer> = Pick<ProductPlaces, "barcodes"> & {
  sku: string;
  add: AnswerAction<Answer>;
  remove: AnswerAction<Answer>;
  mayManage: boolean;
};

/** Codes of packs, which count as several units when they are scanned. */
export function BarcodesSheet<Answer extends AnyAnswer>({ sku, barcodes, add, remove, mayManage }: BarcodesProps<Answer>) {
  return (
    <Sheet title="Barcodes of packs">
      <div className="grid gap-3">
        {barcodes.length === 0 && <p className="text-ink-2">None: only the GTIN of one unit is known.</p>}
        <ul className="grid gap-2">
          {barcodes.map(({ code, units }) => (
            <li key={code} className="flex items-center justify-between gap-2">
              <span className="grid">
                <Mono wrap>{code}</Mono>
                <span className="text-ink-2">{formatUnits(units)} units</span>
              </span>
              {mayManage && (
                <ConfirmForm
                  label={
                    <>
                      Remove<span className="sr-only"> {code}</span>
                    </>
                  }
                  size="sm"
                  title={`Remove ${code}?`}
                  effect="Scanning it is refused from then on."
                  confirmLabel="Remove barcode"
                  action={remove}
                  hidden={{ code }}
                  refusals={PLACE_REFUSAL_TEXT}
                  doneText="The barcode is removed."
                />
              )}
            </li>
          ))}
        </ul>
        {mayManage && (
          <Dialog label="Add barcode" title="Add the barcode of a pack" size="sm">
            <ActionForm action={add} hidden={{ sku }} refusals={PLACE_REFUSAL_TEXT} doneText="The barcode is saved." afterDone="close">
              <FieldRow>
                <TextField name="code" label="Code under the bars" required maxLength={48} spellCheck={false} />
                <NumberField name="units" label="Units in the pack" required />
              </FieldRow>
              <div className="flex justify-end">
                <SubmitButton pendingLabel="Saving">Add barcode</SubmitButton>
              </div>
            </ActionForm>
          </Dialog>
        )}
      </div>
    </Sheet>
  );
}
