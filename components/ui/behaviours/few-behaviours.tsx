"use client";

import { BehaviourFrame } from "@/components/ui/behaviours/behaviour-frame";
import { startLayers } from "@/components/ui/behaviours/layers";
import type { Navigate } from "@/components/ui/behaviours/navigate";
import { startSoftLinks } from "@/components/ui/behaviours/soft-links";

/** For screens with one task, which have no lists to filter and no notes to hover. */
export const FewBehaviours = () => <BehaviourFrame start={startFew} />;

function startFew(go: Navigate, signal: AbortSignal): void {
  startLayers(signal);
  startSoftLinks(go, signal);
}
