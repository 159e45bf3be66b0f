import "server-only";
import { z } from "zod";
import type { StockFormRefused } from "@/lib/receiving/submit-stock-form";
import { onceKey, submitTransfer, told, withSkus } from "@/lib/receiving/submit-stock-form";
import { transferForm } from "@/lib/receiving/stock-forms";
import type { TransferAnswer } from "@/lib/receiving/transfer";
import type { Actor } from "@/lib/tenancy/actor";
import { cancelRequest, type CanceledAnswer } from "./cancel";
import { type RequestAnswer, requestTransfer } from "./request";

/** Units that stand at the door already are sent at once; others are asked for, and the floor picks them. */
export const sendForm = transferForm.safeExtend({ how: z.enum(["send", "request"]).default("send") });

export async function submitSend(
  actor: Actor,
  { how, ...form }: z.output<typeof sendForm>,
): Promise<TransferAnswer | RequestAnswer | StockFormRefused> {
  if (how === "send") return submitTransfer(actor, form);
  const { once, from, to, reference, lines, pasted } = form;
  const body = { from, to, reference, lines: [...lines, ...pasted] };
  const key = onceKey("transfer request", once, body);
  return told(await requestTransfer(actor, { ...body, lines: await withSkus(actor, body.lines) }, { once: key }));
}

export const cancelRequestForm = z.object({ request: z.uuid() });

export const submitCancel = async (
  actor: Actor,
  { request }: z.output<typeof cancelRequestForm>,
): Promise<CanceledAnswer | StockFormRefused> => told(await cancelRequest(actor, request));
