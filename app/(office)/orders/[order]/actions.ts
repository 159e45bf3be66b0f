"use server";

import { approveOrder, placeDraft } from "@/lib/orders/approve";
import { cancelOrder } from "@/lib/orders/cancel";
import { declineOrder } from "@/lib/orders/decline";
import { deleteDraft } from "@/lib/orders/drafts";
import { holdOrder, liftHold } from "@/lib/orders/hold";
import { approveForm, cancelBodyOf, cancelForm, declineForm, draftForm, holdForm, readdressForm, told } from "@/lib/orders/move-forms";
import { readdressOrder } from "@/lib/orders/readdress";
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

export const holdAction = formAction(
  holdForm,
  async (actor, { order, version, reason }) => told(await holdOrder(actor, order, { version, reason: "other", note: reason })),
  { message: ({ order }) => `${order.number} is on hold.` },
);

export const unholdAction = formAction(draftForm, async (actor, { order, version }) => told(await liftHold(actor, order, { version })), {
  message: ({ order }) => `The hold of ${order.number} is lifted.`,
});

export const readdressAction = formAction(
  readdressForm,
  async (actor, { order, version, ...shipTo }) => told(await readdressOrder(actor, order, { version, ship_to: shipTo })),
  { message: ({ order }) => `${order.number} goes to the new address.` },
);

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
