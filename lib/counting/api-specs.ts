import { z } from "zod";
import { COUNT_CAUSES, COUNT_STATES } from "@/db/values";
import { apiSpec } from "@/lib/server/api-spec";
import { countBody, entriesBody } from "./inputs";

const tag = "Counts";
const units = z.int();
const params = z.object({ id: z.uuid() });
const stamp = { txid: z.string().nullable(), at: z.iso.datetime().nullable() };
const refused = { description: "Refused: says why; nothing was changed." };
const row = z
  .object({
    id: z.uuid(),
    location: z.string(),
    bin: z.string().nullable(),
    sku: z.string().nullable(),
    name: z.string().nullable(),
    cause: z.enum(COUNT_CAUSES),
    state: z.enum(COUNT_STATES),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "Count" });

export const listCountsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/counts",
  id: "listCounts",
  tag,
  summary: "What is to be counted at a location, in walking order",
  right: "view",
  query: z.object({ location: z.string().min(1).max(64) }),
  answers: { 200: { description: "At most 200.", schema: z.object({ items: z.array(row), has_more: z.boolean() }) }, 422: refused },
});

export const openCountSpec = apiSpec({
  method: "POST",
  path: "/api/v1/counts",
  id: "openCount",
  tag,
  idempotent: true,
  summary: "Ask for a count of a bin, of a product in it, or of a product at a location",
  right: "count",
  body: countBody,
  answers: {
    201: { description: "Asked for.", schema: z.object({ task: z.object({ id: z.uuid(), state: z.literal("open") }), ...stamp }) },
    409: refused,
    422: refused,
  },
});

export const countSpec = apiSpec({
  method: "GET",
  path: "/api/v1/counts/{id}",
  id: "getCount",
  tag,
  summary: "A count, without what is expected",
  right: "view",
  params,
  answers: { 200: { description: "As it stands.", schema: row } },
});

export const enterCountSpec = apiSpec({
  method: "POST",
  path: "/api/v1/counts/{id}/entries",
  id: "enterCount",
  tag,
  idempotent: true,
  summary: "Enter what was counted",
  description:
    "A first difference asks for a second count. What is confirmed corrects the stock; where less remains than is reserved, the newest reservations wait again and an exception is opened, in one transaction.",
  right: "count",
  params,
  body: entriesBody,
  answers: {
    200: {
      description: "Kept.",
      schema: z.object({
        task: z.object({ id: z.uuid(), state: z.enum(["recount", "done"]), round: z.int() }),
        differences: z.array(z.object({ sku: z.string(), expected: units, counted: units })),
        conflicts: z.array(z.object({ order: z.string(), units })),
        ...stamp,
      }),
    },
    404: refused,
    409: refused,
    422: refused,
  },
});
