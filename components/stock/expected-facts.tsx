import { actorText } from "@/components/stock/actor-text";
import { Day } from "@/components/ui/day";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatUnits } from "@/components/ui/figure-format";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import type { ExpectedPage } from "@/lib/expected/read-expected-page";

const sumOf = (expected: ExpectedPage, of: (line: ExpectedPage["lines"][number]) => number): number =>
  expected.lines.reduce((sum, line) => sum + Math.max(0, of(line)), 0);

/** Its sums, its day, and who announced and closed it. */
export function ExpectedFacts({ expected, zone }: { expected: ExpectedPage; zone: string }) {
  const { state, expectedOn, createdAt, closedAt, closeReason } = expected;
  const closed = state === "closed";
  const over = sumOf(expected, ({ units, received }) => received - units);
  const damaged = sumOf(expected, (line) => line.damaged);
  return (
    <Sheet title="Expected receipt">
      <DefinitionList
        items={[
          { term: "Expected on", value: expectedOn === null ? "–" : <Day value={expectedOn} /> },
          { term: "Units", value: formatUnits(sumOf(expected, ({ units }) => units)) },
          { term: "Arrived", value: formatUnits(sumOf(expected, ({ received }) => received)) },
          { term: closed ? "Short" : "Missing", value: formatUnits(sumOf(expected, ({ units, received }) => units - received)) },
          ...(over > 0 ? [{ term: "Over", value: formatUnits(over) }] : []),
          ...(damaged > 0 ? [{ term: "Damaged", value: formatUnits(damaged), tone: "stop" as const }] : []),
          ...(expected.actorKind === null
            ? []
            : [{ term: "Announced by", value: actorText({ actorKind: expected.actorKind, actorName: expected.actorName }) }]),
          { term: "Announced", value: <Time value={createdAt} zone={zone} form="datetime" /> },
          ...(expected.closedByKind === null
            ? []
            : [{ term: "Closed by", value: actorText({ actorKind: expected.closedByKind, actorName: expected.closedByName }) }]),
          ...(closedAt === null ? [] : [{ term: "Closed", value: <Time value={closedAt} zone={zone} form="datetime" /> }]),
        ]}
      />
      {closeReason !== null && (
        <p className="mt-3 text-ink-2">
          <bdi className="break-words">“{closeReason}”</bdi>
        </p>
      )}
    </Sheet>
  );
}
