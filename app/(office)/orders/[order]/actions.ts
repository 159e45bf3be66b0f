"use server";

import { approveOrder, placeDraft } from "@/lib/orders/approve";
import { cancelOrder } from "@/lib/orders/cancel";
import { declineOrder } from "@/lib/orders/decline";
import { deleteDraft } from "@/lib/orders/drafts";
import { approveForm, cancelBodyOf, cancelForm, declineForm, draftForm, told } from "@/lib/orders/move-forms";
import { formAction } from "@/lib/server/action";

export const cancelAction = formAction(cancelForm, async (actor, form) => told(await cancelOrder(actor, form.order, cancelBodyOf(form))), {
  message: ({ order }) => (order.status === "canceled" ? `${order.number} is canceled.` : `Units of ${order.number} are canceled.`),
});

export const approveAction = formAction(
  approveForm,
  async (actor, { order, version, reason }) => told(await approveOrder(actor, order, { version, override: reason ? { reason } : null })),
  {
    message: ({ order }) => `${order.number} is placed.`,
  },
);

export const declineAction = formAction(declineForm, async (actor, { order, ...body }) => told(await declineOrder(actor, order, body)), {
  message: ({ order }) => `${order.number} is declined.`,
});

export const placeDraftAction = formAction(draftForm, async (actor, { order, ...body }) => told(await placeDraft(actor, order, body)), {
  message: ({ order }) => (order.status === "placed" ? `${order.number} is placed.` : `${order.number} waits for approval.`),
});

export const deleteDraftAction = formAction(
  draftForm,
  async (actor, { order, version }) => told(await deleteDraft(actor, order, version)),
  {
    goTo: () => "/drafts",
  },
);
