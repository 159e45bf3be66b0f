"use server";

import { assignException, closeException } from "@/lib/exceptions/change-exception";
import { assignForm, closeExceptionForm } from "@/lib/exceptions/inputs";
import { told } from "@/lib/orders/move-forms";
import { formAction } from "@/lib/server/action";

export const assignAction = formAction(assignForm, async (actor, { exception, ...body }) =>
  told(await assignException(actor, exception, body)),
);

export const closeExceptionAction = formAction(closeExceptionForm, async (actor, { exception, ...body }) =>
  told(await closeException(actor, exception, body)),
);
