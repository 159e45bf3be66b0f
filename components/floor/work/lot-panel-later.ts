import { later, useSoon } from "@/components/floor/work/later";

const load = async () => (await import("@/components/floor/work/lot-panel")).LotPanel;

export const LotPanel = later(load);
export const useLotPanel = (): void => useSoon(load);
