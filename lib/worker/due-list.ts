export type WorkOrg = { id: string; timeZone: string };
type Entry = WorkOrg & { dueAt: number; hands: number; touched: boolean };

/** Which organization to look at next. Several hands may work for one, but one with fewer hands comes first. */
export function makeDueList() {
  const entries = new Map<string, Entry>();
  const due = (entry: Entry, now: number): boolean => entry.dueAt <= now;
  return {
    /** Brings the list to these organizations; new ones are looked at once. */
    setOrgs(orgs: readonly WorkOrg[]): void {
      const wanted = new Map(orgs.map((org) => [org.id, org]));
      for (const id of entries.keys()) if (!wanted.has(id)) entries.delete(id);
      for (const org of orgs) {
        const known = entries.get(org.id);
        if (known) known.timeZone = org.timeZone;
        else entries.set(org.id, { ...org, dueAt: 0, hands: 0, touched: false });
      }
    },
    /** Something may have been queued there; for null, anywhere. */
    touch(orgId: string | null): void {
      for (const entry of orgId === null ? entries.values() : [entries.get(orgId)]) {
        if (!entry) continue;
        entry.dueAt = 0;
        entry.touched = true;
      }
    },
    /** Takes the organization that is due the longest with the fewest hands, if any is due. */
    take(now: number): WorkOrg | null {
      const candidates = [...entries.values()].filter((entry) => due(entry, now));
      const [first] = candidates.sort((a, b) => a.hands - b.hands || a.dueAt - b.dueAt);
      if (!first) return null;
      first.hands += 1;
      first.touched = false;
      // Until this look is over nobody needs to look again, unless a signal says so.
      first.dueAt = Number.POSITIVE_INFINITY;
      return { id: first.id, timeZone: first.timeZone };
    },
    /** A look found work: somebody else may look for more at the same time. */
    share(orgId: string): void {
      const entry = entries.get(orgId);
      if (entry) entry.dueAt = 0;
    },
    /** Ends a look. `nextDueAt` is when the next message is due there, Infinity when none is known. */
    give(orgId: string, nextDueAt: number): void {
      const entry = entries.get(orgId);
      if (!entry) return;
      entry.hands -= 1;
      entry.dueAt = entry.touched ? 0 : Math.min(entry.dueAt, nextDueAt);
    },
    /** Milliseconds until the next look, at most `longest`. */
    waitMs(now: number, longest: number): number {
      const next = Math.min(...[...entries.values()].map((entry) => entry.dueAt), Number.POSITIVE_INFINITY);
      return Math.max(0, Math.min(longest, next - now));
    },
  };
}
