import { z } from "zod";
import { STOCK_CONDITIONS } from "@/db/values";
import { code } from "@/lib/orders/inputs";
import { apiSpec } from "@/lib/server/api-spec";
import { adjustmentBody, receiptBody, transferBody, transferReceiptBody } from "./inputs";

const tag = "Stock";
const units = z.int();
const stamp = { txid: z.string().nullable(), at: z.iso.datetime().nullable() };
const fed = z
  .array(z.object({ order_id: z.uuid(), number: z.string(), line: z.int(), sku: z.string(), units }))
  .meta({ description: "Waiting order lines that got units in the same transaction." });
const row = z
  .object({
    sku: z.string(),
    location: z.string(),
    condition: z.enum(STOCK_CONDITIONS),
    on_hand: units,
    reserved: units,
    safety_stock: units,
    available: units,
  })
  .meta({ id: "StockRow" });
export const transferAnswer = z
  .object({
    id: z.uuid(),
    from: z.string(),
    to: z.string(),
    status: z.enum(["in_transit", "received"]),
    reference: z.string(),
    lines: z.array(
      z.object({
        sku: z.string(),
        units,
        received: units.meta({ description: "Not on the way any more: arrived, good or damaged, or given up as lost." }),
        damaged: units,
        lost: units,
        over: units.meta({ description: "Arrived beyond what was sent." }),
      }),
    ),
  })
  .meta({ id: "Transfer" });
export const receivedAnswer = z.object({
  receipt: z.object({
    id: z.uuid(),
    location: z.string(),
    reference: z.string(),
    lines: z.array(z.object({ sku: z.string(), units })),
  }),
  fed,
  ...stamp,
});
const refused = { description: "Refused: the stock does not allow it; nothing was changed." };

const creation = { method: "POST" as const, tag, idempotent: true as const };

export const receiptSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/receipts",
  id: "receiveGoods",
  summary: "Receive goods",
  description: "Stock rises and whoever waits for it is served, first come first served, in one transaction.",
  right: "receive",
  body: receiptBody,
  answers: {
    201: {
      description: "Received.",
      schema: receivedAnswer,
    },
    422: refused,
  },
});
export const adjustmentSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/adjustments",
  id: "adjustStock",
  summary: "Correct what is on hand",
  right: "adjust_stock",
  body: adjustmentBody,
  answers: {
    201: {
      description: "Adjusted.",
      schema: z.object({
        movement: z.object({ id: z.uuid(), sku: z.string(), location: z.string(), condition: z.string(), units, on_hand: units }),
        fed,
        ...stamp,
      }),
    },
    409: refused,
    422: refused,
  },
});
export const transferSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/transfers",
  id: "sendTransfer",
  summary: "Send goods to another location",
  right: "transfer",
  body: transferBody,
  answers: { 201: { description: "On its way.", schema: z.object({ transfer: transferAnswer, ...stamp }) }, 409: refused, 422: refused },
});
export const transferReceiptSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/transfers/{id}/receive",
  id: "receiveTransfer",
  summary: "Receive a transfer, or what arrived of it",
  right: "receive",
  params: z.object({ id: z.uuid() }),
  body: transferReceiptBody,
  answers: {
    201: {
      description: "Received.",
      schema: z.object({ transfer: transferAnswer, missing: z.array(z.object({ sku: z.string(), units })), fed, ...stamp }),
    },
    409: refused,
  },
});
const MOST_SKUS = 100;
const skuList = z
  .string()
  .min(1)
  .max(MOST_SKUS * 65)
  .transform((text) =>
    text
      .split(",")
      .map((sku) => sku.trim())
      .filter((sku) => sku !== ""),
  )
  .refine((skus) => skus.length <= MOST_SKUS, `Name at most ${MOST_SKUS} SKUs in one call.`)
  .meta({
    override: { type: "string", minLength: 1, maxLength: MOST_SKUS * 65 },
    description: `One SKU, or up to ${MOST_SKUS} separated by commas; more are refused.`,
  });

export const stockSpec = apiSpec({
  method: "GET",
  path: "/api/v1/stock",
  id: "listStock",
  tag,
  summary: "Stock rows of a SKU",
  right: "view",
  query: z.object({ sku: skuList }),
  answers: {
    200: {
      description: "Every location and condition, and what waits.",
      schema: z.object({ rows: z.array(row), backordered: z.array(z.object({ sku: z.string(), units, orders: z.int() })) }),
    },
  },
});
export const availabilitySpec = apiSpec({
  method: "GET",
  path: "/api/v1/availability",
  id: "availability",
  tag,
  summary: "What can be promised of a SKU",
  right: "view",
  query: z.object({ sku: code }),
  answers: {
    200: {
      description:
        "Units that a new order could be promised now, in all and by active location: those that a waiting order could have are its own.",
      schema: z.object({
        sku: z.string(),
        available: units,
        backordered: units,
        locations: z.array(z.object({ location: z.string(), available: units })),
      }),
    },
    404: { description: "There is no such stocked product." },
  },
});
