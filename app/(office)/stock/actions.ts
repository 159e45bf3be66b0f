"use server";

import { adjustForm, arrivalForm, receiveForm } from "@/lib/receiving/stock-forms";
import { submitAdjustment, submitArrival, submitReceipt } from "@/lib/receiving/submit-stock-form";
import { formAction } from "@/lib/server/action";
import { cancelRequestForm, sendForm, submitCancel, submitSend } from "@/lib/transfers/submit-transfer";

export const receiveAction = formAction(receiveForm, submitReceipt, {
  goTo: ({ receipt }) => `/stock/receipts/${receipt.id}?new=1`,
});

export const adjustAction = formAction(adjustForm, submitAdjustment, {
  goTo: ({ productId, movement }) => `/stock/products/${productId}?done=${movement.id}`,
});

export const sendTransferAction = formAction(sendForm, submitSend, {
  goTo: (done) => ("transfer" in done ? `/stock/transfers/${done.transfer.id}?new=1` : "/stock/transfers?asked=1"),
});

export const cancelRequestAction = formAction(cancelRequestForm, submitCancel);

export const receiveTransferAction = formAction(arrivalForm, submitArrival, {
  message: ({ transfer }) =>
    transfer.status === "received" ? "All of it has arrived." : "What arrived is in stock; the rest is on its way.",
});
