import type pg from "pg";
import { type CpuTime, cpuBetween, cpuTime } from "@/bench/cpu";
import { type Figures, median, round } from "@/bench/measure";

/** One of the programs that are compared. `pid` names the process that does its work, where that is not this one. */
export type Side = { run: (callers: number, seconds: number) => Promise<Figures>; pid?: number | undefined };

export type Measured = Figures & { cpuMs: CpuTime; ratio?: number };
export type Comparison<Name extends string> = Record<Name, Measured>;

export type Plan = { owner: pg.Pool; rounds: number; seconds: number };

/**
 * Lets the sides take turns in short rounds, so that whatever else the machine does meets all of them, and gives the
 * medians. `ratio` is the median of each round's throughput against the first side's in the same round.
 */
export async function takeTurns<Name extends string>(
  { owner, rounds, seconds }: Plan,
  callers: number,
  sides: Record<Name, Side>,
): Promise<Comparison<Name>> {
  const names = Object.keys(sides) as Name[];
  const seen = new Map<Name, { figures: Figures; cpu: CpuTime }[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const name of names) {
      const { run, pid } = sides[name];
      const before = await cpuTime(owner, pid);
      const figures = await run(callers, seconds);
      seen.get(name)?.push({ figures, cpu: cpuBetween(before, await cpuTime(owner, pid), figures.calls) });
    }
  }
  const first = seen.get(names[0] as Name) ?? [];
  const entries = names.map((name) => {
    const turns = seen.get(name) ?? [];
    const ratio = median(turns.map(({ figures }, turn) => figures.perSecond / (first[turn]?.figures.perSecond ?? 1)));
    return [name, { ...mediansOf(turns), ...(name !== names[0] && { ratio: round(ratio) }) }] as const;
  });
  return Object.fromEntries(entries) as Comparison<Name>;
}

function mediansOf(turns: readonly { figures: Figures; cpu: CpuTime }[]): Measured {
  const of = (pick: (turn: (typeof turns)[number]) => number) => median(turns.map(pick));
  const sum = (pick: (figures: Figures) => number) => turns.reduce((total, { figures }) => total + pick(figures), 0);
  return {
    callers: turns[0]?.figures.callers ?? 0,
    perSecond: of(({ figures }) => figures.perSecond),
    p50: of(({ figures }) => figures.p50),
    p95: of(({ figures }) => figures.p95),
    p99: of(({ figures }) => figures.p99),
    calls: sum(({ calls }) => calls),
    errors: sum(({ errors }) => errors),
    cpuMs: {
      node: of(({ cpu }) => cpu.node),
      database: turns.some(({ cpu }) => cpu.database === null) ? null : of(({ cpu }) => cpu.database ?? 0),
    },
  };
}
