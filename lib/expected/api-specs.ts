import { z } from "zod";
import { EXPECTED_KINDS, EXPECTED_STATES } from "@/db/values";
import { receivedAnswer } from "@/lib/receiving/api-specs";
import { apiSpec } from "@/lib/server/api-spec";
import { arrivedBody, expectedBody } from "./inputs";

const tag = "Expected receipts";
const units = z.int();
const params = z.object({ id: z.uuid() });
const stamp = { txid: z.string().nullable(), at: z.iso.datetime().nullable() };
const refused = { description: "Refused: says why; nothing was changed." };
const missing = z.array(z.object({ sku: z.string(), units })).meta({ description: "What has not arrived." });
const row = z
  .object({
    id: z.uuid(),
    location: z.string(),
    kind: z.enum(EXPECTED_KINDS),
    reference: z.string(),
    supplier: z.string(),
    expected_on: z.iso.date().nullable(),
    state: z.enum(EXPECTED_STATES),
    lines: z.array(z.object({ sku: z.string(), name: z.string(), by_lot: z.boolean(), units, received: units, damaged: units })),
  })
  .meta({ id: "ExpectedReceipt", description: "Received are all units that arrived, the damaged ones among them." });

export const listExpectedSpec = apiSpec({
  method: "GET",
  path: "/api/v1/expected-receipts",
  id: "listExpectedReceipts",
  tag,
  summary: "What is still expected at a location, the earliest first",
  right: "view",
  query: z.object({ location: z.string().min(1).max(64) }),
  answers: { 200: { description: "At most 200.", schema: z.object({ items: z.array(row) }) }, 422: refused },
});

export const createExpectedSpec = apiSpec({
  method: "POST",
  path: "/api/v1/expected-receipts",
  id: "createExpectedReceipt",
  tag,
  idempotent: true,
  summary: "Announce goods by a purchase order or a supplier's advance notice",
  right: "receive",
  body: expectedBody,
  answers: {
    201: {
      description: "Announced.",
      schema: z.object({ expected: z.object({ id: z.uuid(), reference: z.string(), state: z.literal("open") }), ...stamp }),
    },
    409: refused,
    422: refused,
  },
});

export const expectedSpec = apiSpec({
  method: "GET",
  path: "/api/v1/expected-receipts/{id}",
  id: "getExpectedReceipt",
  tag,
  summary: "An expected receipt, with what has arrived of it",
  right: "view",
  params,
  answers: { 200: { description: "As it stands.", schema: row } },
});

export const receiveExpectedSpec = apiSpec({
  method: "POST",
  path: "/api/v1/expected-receipts/{id}/receive",
  id: "receiveExpected",
  tag,
  idempotent: true,
  summary: "Receive what arrived of it: more, fewer and damaged units too",
  description: "Stock, cost, waiting orders and the expected lines move in one transaction. It closes by itself when nothing is missing.",
  right: "receive",
  params,
  body: arrivedBody,
  answers: {
    201: {
      description: "Received.",
      schema: receivedAnswer.extend({ expected: z.object({ id: z.uuid(), state: z.enum(EXPECTED_STATES), missing }) }),
    },
    404: refused,
    409: refused,
    422: refused,
  },
});

export const closeExpectedSpec = apiSpec({
  method: "POST",
  path: "/api/v1/expected-receipts/{id}/close",
  id: "closeExpected",
  tag,
  idempotent: true,
  summary: "Await nothing more of it",
  right: "receive",
  params,
  answers: {
    200: {
      description: "Closed with what is missing.",
      schema: z.object({ expected: z.object({ id: z.uuid(), state: z.literal("closed"), missing }), ...stamp }),
    },
    404: refused,
    409: refused,
  },
});
