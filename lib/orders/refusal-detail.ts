import { formatMinor } from "@/lib/ledger/money";
import { REFUSALS, type RefusalCode } from "./refusals";
import type { Shortage } from "./shortage";

type Figures = { subject: string | null; currency?: string; headroomMinor?: number | null; shortage?: Shortage | null };

/** One or two sentences with the figures: what stood in the way and what there is. */
export function refusalDetail(code: RefusalCode, { subject, currency = "", headroomMinor = null, shortage = null }: Figures): string {
  const { title } = REFUSALS[code];
  if (code === "credit_exceeded" && headroomMinor !== null) return `${title} Free credit is ${formatMinor(headroomMinor, currency, true)}.`;
  if (code === "no_credit") return `${title} Give the customer a limit in ${currency}, or use prepaid terms.`;
  if (code === "stock_short" && shortage)
    return `${title} ${subject ?? "A product"}: ${shortage.availableUnits} available, ${shortage.shortUnits} short.`;
  if (code === "no_right") return `${title} It needs the right ${subject ?? "of somebody else"}.`;
  if (code === "held_elsewhere" && subject !== null) return `${title} What it holds is at ${subject}.`;
  return subject === null ? title : `${title} (${subject})`;
}
