"use client";

import { BehaviourFrame } from "@/components/ui/behaviours/behaviour-frame";
import { startLayers } from "@/components/ui/behaviours/layers";
import type { Navigate } from "@/components/ui/behaviours/navigate";
import { startRows } from "@/components/ui/behaviours/rows";
import { showAddressInFilters, startSoftFilters } from "@/components/ui/behaviours/soft-filters";
import { startSoftLinks } from "@/components/ui/behaviours/soft-links";
import { startTooltips } from "@/components/ui/behaviours/tooltips";

/** What plain markup does when it is used: links, filters, rows, menus, notes. One listener each, for everything on every page. */
export const PageBehaviours = () => <BehaviourFrame start={startAll} settled={showAddressInFilters} />;

function startAll(go: Navigate, signal: AbortSignal): void {
  startRows(signal);
  startLayers(signal);
  startTooltips(signal);
  startSoftFilters(go, signal);
  startSoftLinks(go, signal);
}
