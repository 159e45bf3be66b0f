import { formatMinor } from "@/lib/ledger/money";
import { REFUSALS, type RefusalCode } from "./refusals";

type Figures = { subject: string | null; headroomMinor: number | null; availableUnits: number | null; currency: string };

/** One or two sentences with the figures: what stood in the way and what there is. */
export function refusalDetail(code: RefusalCode, { subject, headroomMinor, availableUnits, currency }: Figures): string {
  const { title } = REFUSALS[code];
  if (code === "credit_exceeded" && headroomMinor !== null) return `${title} Free credit is ${formatMinor(headroomMinor, currency, true)}.`;
  if (code === "no_credit") return `${title} Give the customer a limit in ${currency}, or use prepaid terms.`;
  if (code === "stock_short") return `${title} ${subject ?? "A product"}: ${availableUnits ?? 0} available.`;
  if (code === "no_right") return `${title} It needs the right ${subject ?? "of somebody else"}.`;
  return subject === null ? title : `${title} (${subject})`;
}
