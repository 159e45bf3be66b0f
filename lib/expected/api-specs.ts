import { z } from "zod";
import { EXPECTED_KINDS, EXPECTED_STATES } from "@/db/values";
import { businessDay } from "@/lib/catalogue/field-schemas";
import { pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { receivedAnswer } from "@/lib/receiving/api-specs";
import { apiSpec } from "@/lib/server/api-spec";
import { arrivedBody, closeBody, editBody, expectedBody } from "./inputs";
import { EXPECTED_STATE_VIEWS } from "./list-input";

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
    version: z.int(),
    close_reason: z.string().nullable(),
    lines: z.array(z.object({ sku: z.string(), name: z.string(), by_lot: z.boolean(), units, received: units, damaged: units })),
  })
  .meta({ id: "ExpectedReceipt", description: "Received are all units that arrived, the damaged ones among them." });

export const listExpectedSpec = apiSpec({
  method: "GET",
  path: "/api/v1/expected-receipts",
  id: "listExpectedReceipts",
  tag,
  summary: "What was announced: without a state what is still awaited, the earliest day first, else the newest first",
  right: "view",
  query: z.object({
    ...pagingQuery,
    limit: z.coerce.number().int().min(1).max(200).default(200),
    location: z.string().min(1).max(64).optional(),
    state: z.enum(EXPECTED_STATE_VIEWS).optional(),
    expected_from: businessDay.optional(),
    expected_to: businessDay.optional(),
  }),
  answers: { 200: { description: "A page.", schema: pageAnswer(row) }, 422: refused },
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

export const editExpectedSpec = apiSpec({
  method: "PUT",
  path: "/api/v1/expected-receipts/{id}",
  id: "editExpected",
  tag,
  idempotent: "optional",
  summary: "Change what is announced: its lines, units, costs, day, reference",
  description: "Names the version that was seen. Lines of which units have arrived stay; with nothing missing any longer it closes.",
  right: "receive",
  params,
  body: editBody,
  answers: {
    200: {
      description: "Changed.",
      schema: z.object({
        expected: z.object({ id: z.uuid(), reference: z.string(), state: z.enum(EXPECTED_STATES), version: z.int(), missing }),
        ...stamp,
      }),
    },
    404: refused,
    409: refused,
    422: refused,
  },
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
  body: closeBody,
  answers: {
    200: {
      description: "Closed with what is missing.",
      schema: z.object({ expected: z.object({ id: z.uuid(), state: z.literal("closed"), missing }), ...stamp }),
    },
    404: refused,
    409: refused,
  },
});
