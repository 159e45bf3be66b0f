import { cheapestFirst, quoteTables } from "@/lib/shipping/rates";
import type { Place, Quote, SizeMm } from "@/lib/shipping/carrier";
import type { ListedService } from "@/lib/shipping/services";

export type LabelChoice = Quote & { carrier: string };
export type ChoiceOf = { to: Place | null; weightG: number | null; sizeMm: SizeMm | null };

/** What each service in use takes for a package, for a list to choose from: the purchase itself asks the carriers again. */
export function labelChoices(services: readonly ListedService[], { to, weightG, sizeMm }: ChoiceOf): LabelChoice[] {
  if (to === null || weightG === null) return [];
  const open = services.filter(({ archivedAt }) => archivedAt === null);
  return [...Map.groupBy(open, ({ carrier }) => carrier)]
    .flatMap(([carrier, tables]) => quoteTables(tables, to, weightG, sizeMm).quotes.map((quote) => ({ carrier, ...quote })))
    .sort(cheapestFirst);
}
