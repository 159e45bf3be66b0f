import type { OrderStatus } from "@/db/values";
import { STATUS_WORDS } from "@/components/orders/status-words";
import type { Move, Verdict } from "@/lib/orders/transitions";
import { RIGHT_TEXT } from "@/lib/tenancy/right-text";

/** Why a move is not possible, and who can. */
export function deniedText(move: Move, { code, right, owner }: Verdict, status: OrderStatus): string {
  if (code === "no_right") return `It needs the right “${RIGHT_TEXT[right]}”. The ${owner} desk usually has it.`;
  if (code === "nothing_to_cancel")
    return "No unit is left that could be canceled. What has left can come back as a return, which the front office approves.";
  if (move === "edit") return "Only a draft can be edited. Cancel units that are not wanted, or copy the order to ask for more.";
  return `Not possible while the order is ${STATUS_WORDS[status].text.toLowerCase()}.`;
}
