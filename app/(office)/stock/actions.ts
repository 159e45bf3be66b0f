"use server";

import { adjustForm, arrivalForm, receiveForm, transferForm } from "@/lib/receiving/stock-forms";
import { submitAdjustment, submitArrival, submitReceipt, submitTransfer } from "@/lib/receiving/submit-stock-form";
import { formAction } from "@/lib/server/action";

export const receiveAction = formAction(receiveForm, submitReceipt, {
  goTo: ({ receipt }) => `/stock/receipts/${receipt.id}?new=1`,
});

export const adjustAction = formAction(adjustForm, submitAdjustment, {
  goTo: ({ productId, movement }) => `/stock/products/${productId}?done=${movement.id}`,
});

export const sendTransferAction = formAction(transferForm, submitTransfer, {
  goTo: ({ transfer }) => `/stock/transfers/${transfer.id}?new=1`,
});

export const receiveTransferAction = formAction(arrivalForm, submitArrival, {
  message: ({ transfer }) =>
    transfer.status === "received" ? "All of it has arrived." : "What arrived is in stock; the rest is on its way.",
});
