import { z } from "zod";
import { ACTOR_KINDS, EXCEPTION_KINDS } from "@/db/values";
import { pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { apiSpec } from "@/lib/server/api-spec";
import { assignBody, closeExceptionBody } from "./inputs";
import { EXCEPTION_OWNERS } from "./list-input";

const tag = "Exceptions";
const params = z.object({ id: z.uuid() });
const refused = { description: "Refused: says why; nothing was changed." };
const instant = z.iso.datetime().nullable();
const row = z
  .object({
    id: z.uuid(),
    kind: z.enum(EXCEPTION_KINDS),
    what: z.string(),
    next_step: z.string(),
    owner_right: z.string(),
    order: z.string().nullable(),
    sku: z.string().nullable(),
    location: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    opened_at: z.iso.datetime(),
    assigned_to: z.uuid().nullable(),
    assigned_at: instant,
    closed_at: instant,
    closed_by_kind: z.enum(ACTOR_KINDS).nullable(),
    close_note: z.string().nullable(),
  })
  .meta({ id: "Exception", description: "Something that waits for a person. What stands elsewhere ends by itself when its work is done." });
const changed = z.object({
  exception: z.object({ id: z.uuid(), kind: z.enum(EXCEPTION_KINDS), assigned_to: z.uuid().nullable(), closed: z.boolean() }),
  order: z.string().nullable(),
  txid: z.string().nullable(),
  at: instant,
});

export const listExceptionsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/exceptions",
  id: "listExceptions",
  tag,
  summary: "What waits for a person, the newest first; or what was closed",
  right: "view",
  query: z.object({
    cursor: pagingQuery.cursor,
    limit: pagingQuery.limit,
    kind: z.enum(EXCEPTION_KINDS).optional(),
    owner: z.enum(EXCEPTION_OWNERS).optional(),
    location: z.string().min(1).max(64).optional(),
    order: z.uuid().optional(),
    state: z.enum(["closed"]).optional(),
  }),
  answers: { 200: { description: "A page.", schema: pageAnswer(row) } },
});

export const exceptionSpec = apiSpec({
  method: "GET",
  path: "/api/v1/exceptions/{id}",
  id: "getException",
  tag,
  summary: "An exception",
  right: "view",
  params,
  answers: { 200: { description: "As it stands.", schema: row } },
});

export const assignExceptionSpec = apiSpec({
  method: "POST",
  path: "/api/v1/exceptions/{id}/assign",
  id: "assignException",
  tag,
  idempotent: "optional",
  summary: "Give an exception to a member, or back to the desk",
  description: "Needs the right that owns the exception, or manage.",
  right: "view",
  params,
  body: assignBody,
  answers: { 200: { description: "Given.", schema: changed }, 404: refused, 409: refused, 422: refused },
});

export const closeExceptionSpec = apiSpec({
  method: "POST",
  path: "/api/v1/exceptions/{id}/close",
  id: "closeException",
  tag,
  idempotent: "optional",
  summary: "Say why nobody has to look at it any more",
  description: "Needs the right that owns the exception, or manage. Work that it is about stays where it is done.",
  right: "view",
  params,
  body: closeExceptionBody,
  answers: { 200: { description: "Closed.", schema: changed }, 404: refused, 409: refused },
});
