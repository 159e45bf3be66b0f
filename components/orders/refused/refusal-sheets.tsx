import { FourConsequences } from "@/components/orders/page/consequence-cell";
import { refusedFigures } from "@/components/orders/refused/refused-figures";
import { figuresOf } from "@/components/orders/refused/refusal-words";
import { Columns } from "@/components/ui/columns";
import { DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { REFUSALS } from "@/lib/orders/refusals";
import type { RefusalView } from "@/lib/orders/read-refusals";
import { askedLines } from "@/components/orders/refused/asked-lines";

type AskedRow = { line: number; sku: string; units: number; offered: number | null };

/** What was asked for, which check failed, what was withheld, and what would have gone through. */
export function RefusalSheets({ refusal }: { refusal: RefusalView }) {
  const figures = figuresOf(refusal);
  return (
    <Columns
      aside={
        <>
          <Sheet title="The check that failed">
            <p className={figures.length > 0 ? "mb-3" : undefined}>{REFUSALS[refusal.code].title}</p>
            {figures.length > 0 && <DefinitionList items={figures} />}
          </Sheet>
          <OfferSheet refusal={refusal} />
        </>
      }
    >
      <Sheet
        title="Four consequences, none of which happened"
        actions={<Mono>only this record was written: {formatUnits(Number(refusal.txid))}</Mono>}
      >
        <FourConsequences {...refusedFigures(refusal)} />
      </Sheet>
      <AskedTable refusal={refusal} />
    </Columns>
  );
}

function AskedTable({ refusal }: { refusal: RefusalView }) {
  const offered = new Map(refusal.counterOffer?.lines.map(({ line, units }) => [line, units]));
  const rows: AskedRow[] = askedLines(refusal.request).map((line, index) => ({
    ...line,
    line: index + 1,
    offered: refusal.counterOffer ? (offered.get(index + 1) ?? 0) : null,
  }));
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="What was asked for"
      stickyHead={false}
      rows={rows}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: "sku", header: "Product", phone: "title", width: "fill", cell: ({ sku }) => <Mono>{sku}</Mono> },
        { key: "units", header: "Asked for", align: "end", cell: ({ units }) => formatUnits(units) },
        {
          key: "offered",
          header: "Would go through",
          align: "end",
          cell: ({ offered: units }) => (units === null ? "–" : formatUnits(units)),
        },
      ]}
    />
  );
}

function OfferSheet({ refusal: { counterOffer } }: { refusal: RefusalView }) {
  return (
    <Sheet title="Counter-offer at that moment">
      {counterOffer ? (
        <p className="text-ink-2">
          Cut to what stock and credit allowed, it came to{" "}
          <b className="text-ink">{formatMoney(counterOffer.total.amount_minor, counterOffer.total.currency)}</b>. Choose Change and place
          to see what goes through now.
        </p>
      ) : (
        <p className="text-ink-2">There was nothing to offer: no unit fitted stock and credit.</p>
      )}
    </Sheet>
  );
}
