"use server";

import { type SubmitAnswer, submitOrder, type Submitted } from "@/lib/orders/submit-form";
import { requireActor } from "@/lib/tenancy/session";
import { renewClaims } from "@/lib/tenancy/session-cookie";

/**
 * The order form as it was sent; what it holds is judged by the schema, whatever the type says. Its page binds the
 * organization that it was drawn for.
 */
export async function submitOrderForm(drawnFor: string | null, request: Submitted): Promise<SubmitAnswer> {
  const actor = await requireActor();
  await renewClaims();
  return submitOrder(actor, request, drawnFor);
}
