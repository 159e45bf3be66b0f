import { answerResponse } from "@/lib/server/outcome-response";
import { fileResponse } from "@/lib/server/file-response";
import type { Printed } from "@/lib/shipping/documents";
import { SHIPPING_REFUSALS, type ShippingRefused } from "@/lib/shipping/refusals";

export const shippingResponse = (answer: ({ ok: true } & object) | ShippingRefused): Response =>
  answerResponse(answer, answer.ok ? 200 : SHIPPING_REFUSALS[answer.code].status);

export const printedResponse = (printed: Printed<Buffer | string> | ShippingRefused): Response =>
  printed.ok ? fileResponse(printed.content, printed.name) : shippingResponse(printed);
