import type { SelectOption } from "@/components/ui/select-field";
import type { StockPlace } from "@/lib/receiving/read-places";

export const placeOptions = (places: readonly StockPlace[]): SelectOption[] =>
  places.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));

export const placesOf = (places: readonly StockPlace[]): StockPlace[] => places.filter(({ isMine }) => isMine);
