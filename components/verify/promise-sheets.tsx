import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { Units } from "@/components/ui/units";
import { DifferenceLink } from "@/components/verify/difference-link";
import type { Finding } from "@/lib/verify/find-drift";
import type { Ledger } from "@/lib/verify/invariant";
import type { Promised } from "@/lib/verify/promises";

type Row = Promised & { finding: Finding | undefined };

const LEDGERS: Record<Ledger, string> = {
  stock: "Stock",
  orders: "Orders",
  money: "Money",
  effects: "The four consequences",
  organizations: "Organizations",
};
const ORDER: readonly Ledger[] = ["stock", "orders", "money", "effects", "organizations"];

/** Every promise by ledger, those that do not hold with the rows that differ. */
export function PromiseSheets({ promises, findings }: { promises: readonly Promised[]; findings: readonly Finding[] | null }) {
  const byName = new Map(findings?.map((finding) => [finding.name, finding]));
  const rows = promises.map((promised) => ({ ...promised, finding: byName.get(promised.name) }));
  const broken = rows.filter(({ finding }) => (finding?.rows ?? 0) > 0);
  return (
    <div className="grid gap-4">
      {broken.map((row) => (
        <Differences key={row.name} row={row} />
      ))}
      {ORDER.map((ledger) => (
        <section key={ledger} aria-labelledby={`ledger-${ledger}`}>
          <h2 id={`ledger-${ledger}`} className="mb-2">
            {LEDGERS[ledger]}
          </h2>
          <DataTable
            caption={`Promises about ${LEDGERS[ledger]}`}
            rows={rows.filter((row) => row.ledger === ledger)}
            rowKey={({ name }) => name}
            stickyHead={false}
            columns={[
              { key: "promise", header: "Promise", phone: "title", cell: ({ sentence }) => sentence },
              { key: "state", header: "State", phone: "figure", width: "min", cell: ({ finding }) => <State finding={finding} /> },
              {
                key: "rows",
                header: "Rows differing",
                align: "end",
                width: "min",
                cell: ({ finding }) => (finding ? <Units value={finding.rows} /> : "–"),
              },
            ]}
          />
        </section>
      ))}
    </div>
  );
}

function State({ finding }: { finding: Finding | undefined }) {
  if (!finding) return <Chip shape="ring">Not proved yet</Chip>;
  return finding.rows === 0 ? <Chip tone="ok">Holds</Chip> : <Chip tone="stop">Broken</Chip>;
}

function Differences({ row: { name, sentence, about, finding } }: { row: Row }) {
  const examples = finding?.examples ?? [];
  const more = (finding?.rows ?? 0) - examples.length;
  return (
    <section id={name} aria-labelledby={`broken-${name}`}>
      <h2 id={`broken-${name}`} className="mb-2">
        {sentence}
      </h2>
      <DataTable
        caption={sentence}
        rows={examples}
        rowKey={({ id, label, found }) => `${id} ${label} ${found}`}
        rowTone={() => "stop"}
        stickyHead={false}
        columns={[
          {
            key: "row",
            header: "Row",
            phone: "title",
            width: "min",
            cell: (difference) => <DifferenceLink about={about} difference={difference} />,
          },
          { key: "expected", header: "Expected", cell: ({ expected }) => <Figure label="Expected">{expected}</Figure> },
          { key: "found", header: "Found", cell: ({ found }) => <Figure label="Found">{found}</Figure> },
        ]}
      />
      {more > 0 && <p className="mt-2 text-ink-2">And {more.toLocaleString("en")} more.</p>}
    </section>
  );
}

/** On a phone the columns have no heads, so each figure says what it is. */
const Figure = ({ label, children }: { label: string; children: string }) => (
  <>
    <span className="text-ink-3 md:hidden">{label}: </span>
    {children.replaceAll("_", " ")}
  </>
);
