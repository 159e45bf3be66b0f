import type { ImportResult } from "@/db/values";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import type { ResultRow, ResultSums } from "@/lib/channels/import/results";
import { resultHref } from "./result-href";
import { ResultTable } from "./result-table";
import { codeWords } from "./status-words";

const LABELS = { waiting: "Waiting", imported: "Imported", exists: "Already there", exception: "Exceptions" } satisfies Record<
  ImportResult,
  string
>;

type Query = { result: ImportResult | null; code: string | null; after: number };
type ResultRowsProps = {
  importId: string;
  rehearsal: boolean;
  tabs: ResultSums["tabs"];
  query: Query;
  rows: readonly ResultRow[];
  page: number;
};

/** The rows of the file in its order, one result or all. `rows` has one more than the page when there are more. */
export function ResultRows({ importId, rehearsal, tabs, query, rows, page }: ResultRowsProps) {
  const { result, code, after } = query;
  const last = rows[page - 1];
  const items = tabs.map((tab) => ({
    label: tab.result === null ? "All" : LABELS[tab.result],
    href: resultHref(importId, { result: tab.result }),
    active: tab.result === result && code === null,
    count: tab.count.toLocaleString("en"),
  }));
  return (
    <section aria-labelledby="import-rows">
      <h2 id="import-rows" className="mb-1">
        {code === null ? "Rows" : `Rows: ${codeWords(code)}`}
      </h2>
      <Tabs label="Results" items={items} />
      <ResultTable rows={rows.slice(0, page)} rehearsal={rehearsal} />
      <Pager
        newerHref={after > 0 ? resultHref(importId, { result, code }) : undefined}
        olderHref={rows.length > page && last ? resultHref(importId, { result, code, after: last.row }) : undefined}
        labels={LABELS_OF_PAGES}
      />
    </section>
  );
}

const LABELS_OF_PAGES = { newer: "First rows", older: "More rows" };
