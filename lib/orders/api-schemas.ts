import { z } from "zod";
import {
  ALLOCATION_STATUSES,
  FULFILMENT_STATUSES,
  INVOICE_STATUSES,
  ORDER_STATUSES,
  OUTBOX_TOPICS,
  PAYMENT_STATUSES,
  RETURN_STATUSES,
  RIGHTS,
  STRATEGIES,
} from "@/db/values";
import { money as moneyBody } from "./inputs";
import { problemSchema } from "@/lib/server/problem-schema";
import { REFUSALS, type RefusalCode } from "./refusals";

// The answers as OpenAPI tells them. The code that makes them is typed by lib/orders/wire.ts.

const units = z.int().min(0);
const money = moneyBody.extend({ amount_minor: z.int() }).meta({ description: "Integer minor units of the currency." });
const instant = z.iso.datetime();

const verdict = z.object({
  allowed: z.boolean(),
  code: z.enum(["ok", "wrong_status", "no_right", "nothing_to_cancel"]),
  right: z.enum(RIGHTS),
  owner: z.string().meta({ description: "The desk that carries the move out." }),
  units: units.optional().meta({ description: "Of a cancel: units that are canceled at once." }),
  put_back: units.optional().meta({ description: "Of a cancel: picked units, which the warehouse puts back first." }),
  pending: units.optional().meta({ description: "Of a cancel: units that were canceled and wait to be put back." }),
  returnable: units.optional().meta({ description: "Of a cancel: units that have left and can only come back as a return." }),
  next_owner: z.string().optional().meta({ description: "Whose turn it is after the move." }),
});

const line = z
  .object({
    line: z.int().min(1),
    sku: z.string(),
    name: z.string(),
    kind: z.enum(["stock", "service"]),
    unit_price: z.string(),
    discount: z.string(),
    tax_rate: z.string(),
    total: money,
    ship_complete: z.boolean().meta({
      description: "Its units leave together; under an order that ships complete, together with those of all other such lines.",
    }),
    ordered: units,
    unallocated: units,
    backordered: units,
    reserved: units,
    picked: units,
    packed: units,
    shipped: units,
    canceled: units,
    cancel_pending: units,
    delivered: units,
    returned: units,
    invoiced: units,
    credited: units,
    reopened: units,
    queue_position: z.int().min(1).optional().meta({ description: "Place in line while units wait." }),
  })
  .meta({ id: "OrderLine" });

export const orderSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    version: z.int().meta({ description: "Rises with every move; a move names the version it saw." }),
    status: z.enum(ORDER_STATUSES),
    allocation_status: z.enum(ALLOCATION_STATUSES),
    fulfilment_status: z.enum(FULFILMENT_STATUSES),
    payment_status: z.enum(PAYMENT_STATUSES),
    invoice_status: z.enum(INVOICE_STATUSES),
    return_status: z.enum(RETURN_STATUSES),
    customer: z.string(),
    customer_name: z.string(),
    terms: z.enum(["credit", "prepaid"]),
    currency: z.string(),
    prices_include_tax: z.boolean(),
    ship_complete: z.boolean(),
    channel: z.string().nullable(),
    external_id: z.string().nullable(),
    note: z.string(),
    reason: z.string().nullable(),
    on_hold: z.boolean(),
    placed_at: instant.nullable(),
    shipped_at: instant.nullable().meta({ description: "When the last unit left." }),
    delivered_at: instant.nullable().meta({ description: "When the last unit arrived." }),
    created_at: instant,
    due_on: z.iso.date().nullable(),
    total: money,
    net: money,
    tax: money,
    receivable: money,
    due: money,
    lines: z.array(line),
    charges: z.array(z.object({ name: z.string(), amount: money, tax_rate: z.string(), canceled: z.boolean() })),
    can: z.record(z.string(), verdict).optional(),
  })
  .meta({ id: "Order" });

export const orderSummarySchema = orderSchema
  .pick({
    id: true,
    number: true,
    version: true,
    status: true,
    allocation_status: true,
    fulfilment_status: true,
    payment_status: true,
    invoice_status: true,
    return_status: true,
    customer: true,
    customer_name: true,
    terms: true,
    channel: true,
    external_id: true,
    placed_at: true,
    created_at: true,
    due_on: true,
    total: true,
    receivable: true,
    due: true,
  })
  .extend({ ordered_units: units, waiting_units: units })
  .meta({ id: "OrderSummary" });

const effect = z
  .object({
    kind: z.enum(["stock", "receivable", "email", "tag"]),
    state: z.enum(["reserved", "partially_reserved", "backordered", "posted", "queued", "tagged", "withheld"]),
    txid: z.string().nullable(),
    reason: z.string().optional().meta({ description: "Of a withheld effect: the code of what withheld it." }),
    strategy: z.enum(STRATEGIES).optional().meta({ description: "By which locations were chosen." }),
    units: z.array(z.object({ line: z.int(), sku: z.string(), location: z.string(), units })).optional(),
    waiting: z.array(z.object({ line: z.int(), sku: z.string(), units, position: z.int() })).optional(),
    amount: money.optional(),
    due_on: z.iso.date().nullable().optional(),
    exposure_before: money.optional().meta({ description: "Of credit terms, where it is decided: in answers to placing and rehearsing." }),
    exposure_after: money.optional(),
    limit: money.nullable().optional().meta({ description: "null is no limit." }),
    topic: z.enum(OUTBOX_TOPICS).optional(),
    to: z.string().nullable().optional(),
    tag: z.string().nullable().optional(),
    tags: z.array(z.string()).optional(),
  })
  .meta({ id: "Effect" });

export const receiptSchema = z
  .object({
    committed: z.boolean().meta({
      description: "Whether the four consequences happened. Not yet those of a draft or of an order that waits for approval.",
    }),
    txid: z.string().nullable().meta({ description: "The one transaction of all four; null while there is none." }),
    at: instant.nullable(),
    effects: z.array(effect),
  })
  .meta({ id: "Receipt", description: "The four consequences of a placement under their one transaction id, or why they are withheld." });

export const orderRefusalSchema = problemSchema
  .extend({
    code: z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
    subject: z.string().nullable(),
    receipt: receiptSchema.optional().meta({ description: "What was withheld." }),
    counter_offer: z
      .object({ lines: z.array(z.object({ sku: z.string(), line: z.int(), units })), total: money })
      .nullable()
      .optional(),
    headroom: money.optional(),
    available: units.optional().meta({ description: "Units that the line named by subject could have by the order's own rules." }),
    short: units.optional().meta({ description: "Units of that line which nothing covers." }),
    refusal_id: z.uuid().optional(),
  })
  .meta({ id: "OrderRefusal" });

export const eventSchema = z
  .object({
    version: z.int(),
    move: z.string(),
    actor_kind: z.string(),
    actor: z.string().nullable(),
    occurred_at: instant,
    reason: z.string().nullable(),
    changes: z.record(z.string(), z.unknown()),
    txid: z.string(),
    at: instant,
  })
  .meta({ id: "OrderEvent" });

export const releasedSchema = z
  .object({
    lines: z.array(z.object({ line: z.int(), sku: z.string(), units, released: units, backordered: units, put_back: units })),
    returnable: units.meta({ description: "Units that have left and can only come back as a return." }),
    stock: z
      .array(z.object({ sku: z.string(), location: z.string(), units }))
      .meta({ description: "What became free: of a bundle its parts." }),
    receivable: money.meta({ description: "By how much the claim fell: nothing where the order was never posted." }),
    tags: z.array(z.string()).meta({ description: "Reverted, because nothing is left of the order that caused them." }),
    fed: z.array(z.object({ order_id: z.uuid(), number: z.string(), line: z.int(), sku: z.string(), units })),
  })
  .meta({ id: "Released" });
