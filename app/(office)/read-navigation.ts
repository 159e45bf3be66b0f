import type { NavBadge, NavItem, NavSection } from "@/components/shell/navigation";
import { OFFICE_SECTIONS } from "@/components/shell/navigation";
import { formatUnits } from "@/components/ui/figure-format";
import { countOpenExceptions, MOST_EXCEPTIONS } from "@/lib/exceptions/count-open";
import { countOpenWork } from "@/lib/orders/count-lists";
import { rememberFor } from "@/lib/server/remember";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { lastRun } from "@/lib/verify/last-run";

const WORK_LASTS_MS = 2_000;
const PROOF_LASTS_MS = 15_000;

const EVERYWHERE = "*";

// What stands beside the names is drawn on every page, so it is read once in a short while for all who see the same.
const openWork = rememberFor(WORK_LASTS_MS, (key: string) => {
  const [orgId = "", places = ""] = key.split(" ");
  const locationIds = places === EVERYWHERE ? null : places.split(",").filter(Boolean);
  return readTenant(orgId, async (tx) => {
    const [work, exceptions] = await Promise.all([countOpenWork(tx), countOpenExceptions(tx, locationIds)]);
    return { ...work, exceptions };
  });
});
const drift = rememberFor(PROOF_LASTS_MS, async (orgId: string) => (await lastRun(orgId))?.differingRows ?? null);

/** The office's sections with the work that is open in them. */
export async function readNavigation({ orgId, locationIds }: Actor): Promise<NavSection[]> {
  const places = locationIds?.toSorted().join(",") ?? EVERYWHERE;
  const [{ open, drafts, refused, exceptions }, differingRows] = await Promise.all([openWork(`${orgId} ${places}`), drift(orgId)]);
  const extras: Readonly<Record<string, Pick<NavItem, "count" | "badge">>> = {
    "/orders": { count: open },
    "/drafts": { count: drafts },
    "/refused": { count: refused },
    "/exceptions": exceptions === 0 ? {} : { badge: exceptionBadge(exceptions) },
    "/verify": differingRows === null ? {} : { badge: driftBadge(differingRows) },
  };
  return OFFICE_SECTIONS.map(({ label, items }) => ({ label, items: items.map((item) => ({ ...item, ...extras[item.href] })) }));
}

/** Counted no further than one over a hundred. */
const exceptionBadge = (count: number): NavBadge => ({
  text: count > MOST_EXCEPTIONS ? `${MOST_EXCEPTIONS}+` : String(count),
  tone: "wait",
});

const driftBadge = (rows: number): NavBadge => ({
  text: rows === 1 ? "1 row" : `${formatUnits(rows)} rows`,
  tone: rows === 0 ? "ok" : "stop",
});
