import { useEffect } from "react";
import { later } from "@/components/floor/work/later";

const load = async () => (await import("@/components/floor/work/lot-panel")).LotPanel;

export const LotPanel = later(load);

/** Lots are asked for in the middle of the work, perhaps without a connection: the panel is fetched while there is one. */
export function useLotPanel(): void {
  useEffect(() => {
    void load().catch(() => undefined);
  }, []);
}
