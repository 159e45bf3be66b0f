import { z } from "zod";
import { ALLOCATION_STATUSES, FULFILMENT_STATUSES, INVOICE_STATUSES, ORDER_STATUSES, PAYMENT_STATUSES, RETURN_STATUSES } from "@/db/values";
import { pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { apiSpec } from "@/lib/server/api-spec";
import { eventSchema, orderRefusalSchema, orderSchema, orderSummarySchema, receiptSchema, releasedSchema } from "./api-schemas";
import { approveBody, cancelBody, declineBody, holdBody, readdressBody, editBody, placeBody, placeDraftBody, versionBody } from "./inputs";

const tag = "Orders";
const idParams = z.object({ id: z.string().min(1).max(80).meta({ description: "Order id or number" }) });
const stamp = { txid: z.string().nullable(), at: z.iso.datetime().nullable() };
const refused = { description: "Refused: says why, with figures; nothing of it was done.", schema: orderRefusalSchema };
const refusals = { 403: refused, 409: refused, 422: refused };
const placed = z.object({ order: orderSchema, receipt: receiptSchema });
const moved = z.object({ order: orderSchema, ...stamp });

const listAnswer = pageAnswer(orderSummarySchema).extend({
  searched_to: z.iso.datetime().nullable().meta({
    description: "Set on a page that had to stop before it was full: the time of the last order it looked at. Go on with next_cursor.",
  }),
});

export const listOrdersSpec = apiSpec({
  method: "GET",
  path: "/api/v1/orders",
  id: "listOrders",
  tag,
  summary: "Orders, newest first",
  description:
    "The list ends where next_cursor is null. A page may hold fewer orders than its limit, even none, and still have a next_cursor: what no index answers is judged for a bounded number of orders at a time, and searched_to says how far back it was.",
  right: "view",
  query: z.object({
    status: z.enum(ORDER_STATUSES).optional(),
    allocation_status: z.enum(ALLOCATION_STATUSES).optional(),
    fulfilment_status: z.enum(FULFILMENT_STATUSES).optional(),
    payment_status: z.enum(PAYMENT_STATUSES).optional(),
    invoice_status: z.enum(INVOICE_STATUSES).optional(),
    return_status: z.enum(RETURN_STATUSES).optional(),
    customer: z.string().max(64).optional().meta({ description: "Customer code or id" }),
    placed_after: z.iso.datetime({ offset: true }).optional(),
    placed_before: z.iso.datetime({ offset: true }).optional(),
    q: z.string().max(200).optional().meta({ description: "Words of the number, the external id or the customer" }),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answers: { 200: { description: "A page of orders.", schema: listAnswer } },
});

export const placeOrderSpec = apiSpec({
  method: "POST",
  path: "/api/v1/orders",
  id: "placeOrder",
  tag,
  summary: "Place an order",
  description:
    "One transaction: stock is reserved, the receivable posted, the email queued and the customer tagged, all four or none. With draft it is only saved. An order over the credit limit is refused, or waits for approval where the policy says so. Placing needs the right `place`, saving a draft the right `create`.",
  right: ["place", "create"],
  body: placeBody,
  idempotent: true,
  answers: { 201: { description: "Placed, waiting for approval, or saved as a draft.", schema: placed }, ...refusals },
});

export const rehearseOrderSpec = apiSpec({
  method: "POST",
  path: "/api/v1/orders/rehearse",
  id: "rehearseOrder",
  tag,
  summary: "What placing would do now",
  description: "The same decision without locks; nothing is written or promised.",
  right: "view",
  body: placeBody,
  answers: {
    200: { description: "What would be committed.", schema: z.object({ receipt: receiptSchema, order: orderSchema }) },
    ...refusals,
  },
});

const readSpec = <S extends z.ZodType>(path: "" | "/receipt", id: string, summary: string, schema: S) =>
  apiSpec({
    method: "GET",
    path: `/api/v1/orders/{id}${path}`,
    id,
    tag,
    summary,
    right: "view",
    params: idParams,
    answers: { 200: { description: summary, schema } },
  });

export const getOrderSpec = readSpec("", "getOrder", "One order with its lines and what can be done with it", orderSchema);
export const orderEventsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/orders/{id}/events",
  id: "orderEvents",
  tag,
  summary: "The order's timeline, newest first",
  right: "view",
  params: idParams,
  query: z.object({ cursor: pagingQuery.cursor, limit: pagingQuery.limit.default(200) }),
  answers: { 200: { description: "A page of events.", schema: pageAnswer(eventSchema) } },
});
export const orderReceiptSpec = readSpec("/receipt", "orderReceipt", "The commit receipt of its placement", receiptSchema);

const base = { method: "POST" as const, tag, params: idParams, idempotent: "optional" as const };

export const cancelOrderSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/cancel",
  id: "cancelOrder",
  summary: "Cancel the whole order, or units of its lines",
  right: "cancel",
  body: cancelBody,
  answers: { 200: { description: "The order, and what was released.", schema: moved.extend({ released: releasedSchema }) }, ...refusals },
});
export const approveOrderSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/approve",
  id: "approveOrder",
  summary: "Place an order that waits for approval",
  right: "approve_credit",
  body: approveBody,
  answers: { 201: { description: "Placed.", schema: placed }, ...refusals },
});
export const declineOrderSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/decline",
  id: "declineOrder",
  summary: "Decline an order that waits for approval",
  right: "approve_credit",
  body: declineBody,
  answers: { 200: { description: "Declined.", schema: moved }, ...refusals },
});
export const holdOrderSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/hold",
  id: "holdOrder",
  summary: "Keep an order from being released to the floor",
  right: "edit",
  body: holdBody,
  answers: { 200: { description: "On hold.", schema: moved }, ...refusals },
});
export const liftHoldSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/unhold",
  id: "liftHold",
  summary: "Lift the hold of an order",
  right: "edit",
  body: versionBody,
  answers: { 200: { description: "It may be released again.", schema: moved }, ...refusals },
});
export const readdressOrderSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/readdress",
  id: "readdressOrder",
  summary: "Send an order to another address",
  description: "Also while it is picked. A label for the old address is not shipped; a new one is bought.",
  right: "edit",
  body: readdressBody,
  answers: { 200: { description: "Changed.", schema: moved }, ...refusals },
});
export const placeDraftSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/place",
  id: "placeDraft",
  summary: "Place a draft",
  right: "place",
  body: placeDraftBody,
  answers: { 201: { description: "Placed, or waiting for approval.", schema: placed }, ...refusals },
});
export const editDraftSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/edit",
  id: "editDraft",
  summary: "Replace what a draft asks for",
  description:
    "Channel and external id stay. Net or gross prices and the address stay where the body leaves them out; null takes those of the organization and of the account.",
  right: "edit",
  body: editBody,
  answers: { 200: { description: "Changed.", schema: moved }, ...refusals },
});
export const deleteDraftSpec = apiSpec({
  ...base,
  path: "/api/v1/orders/{id}/delete",
  id: "deleteDraft",
  summary: "Delete a draft",
  right: "edit",
  body: versionBody,
  answers: { 200: { description: "Deleted.", schema: z.object({ deleted: z.string() }) }, ...refusals },
});
