import "server-only";
import type { z } from "zod";
import { onceKey, type StockFormRefused, told, withSkus } from "@/lib/receiving/submit-stock-form";
import type { Actor } from "@/lib/tenancy/actor";
import { closeExpected, type CloseExpectedAnswer } from "./close-expected";
import { createExpected, type CreateExpectedAnswer } from "./create-expected";
import { editExpected, type EditExpectedAnswer } from "./edit-expected";
import type { announceForm, changeForm, closeForm } from "./expected-forms";

export async function submitExpected(
  actor: Actor,
  { once, lines, pasted, ...head }: z.output<typeof announceForm>,
): Promise<CreateExpectedAnswer | StockFormRefused> {
  const body = { ...head, lines: [...lines, ...pasted] };
  const key = onceKey("announce", once, body);
  return told(await createExpected(actor, { ...body, lines: await withSkus(actor, body.lines) }, { once: key }));
}

export async function submitChange(
  actor: Actor,
  { once, expected, lines, pasted, ...head }: z.output<typeof changeForm>,
): Promise<EditExpectedAnswer | StockFormRefused> {
  const body = { ...head, lines: [...lines, ...pasted] };
  const key = onceKey(`announced ${expected}`, once, body);
  return told(await editExpected(actor, expected, { ...body, lines: await withSkus(actor, body.lines) }, { once: key }));
}

export const submitClose = async (
  actor: Actor,
  { expected, reason }: z.output<typeof closeForm>,
): Promise<CloseExpectedAnswer | StockFormRefused> => told(await closeExpected(actor, expected, { reason }));
