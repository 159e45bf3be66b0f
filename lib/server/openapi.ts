import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { ApiSpec } from "@/lib/server/api-spec";

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "Stable; for programs." }),
    detail: z.string().meta({ description: "For people; says what to do." }),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string(), in: z.enum(["query", "header"]).optional() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457. Refusals of an order carry more members, such as receipt and counter_offer." });

const keyHeader = z.object({
  "Idempotency-Key": z.string().min(1).max(200).meta({ description: "Your own value, the same for every retry of this creation." }),
});

/** The OpenAPI 3.1 document, from the same schemas that parse the requests. */
export const openApiDocument = (specs: readonly ApiSpec[], info: { title: string; version: string; description: string }) =>
  createDocument({
    openapi: "3.1.0",
    info,
    security: [{ apiKey: [] }],
    components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key of the organization." } } },
    paths: pathsOf(specs),
  });

function pathsOf(specs: readonly ApiSpec[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const spec of specs) (paths[spec.path] ??= {})[spec.method.toLowerCase()] = operationOf(spec);
  return paths;
}

function operationOf(spec: ApiSpec): ZodOpenApiOperationObject {
  const requestParams = {
    ...(spec.params ? { path: spec.params } : {}),
    ...(spec.query ? { query: spec.query } : {}),
    ...(spec.idempotent ? { header: spec.idempotent === true ? keyHeader : keyHeader.partial() } : {}),
  };
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: spec.summary,
    description: [spec.description, `Needs the right \`${spec.right}\`.`].filter(Boolean).join("\n\n"),
    ...(Object.keys(requestParams).length > 0 ? { requestParams } : {}),
    ...(spec.body ? { requestBody: { required: true, content: { "application/json": { schema: spec.body } } } } : {}),
    responses: { ...goodAnswers(spec), ...problems(spec) },
  };
}

const goodAnswers = (spec: ApiSpec) =>
  Object.fromEntries(
    Object.entries(spec.answers).map(([status, { description, schema, mediaType }]) => [
      status,
      { description, ...(schema ? { content: { [mediaType ?? mediaOf(Number(status))]: { schema } } } : {}) },
    ]),
  );

const mediaOf = (status: number): string => (status >= 400 ? "application/problem+json" : "application/json");

function problems(spec: ApiSpec) {
  const texts: Record<number, string> = {
    ...(spec.query || spec.body || spec.idempotent
      ? { 400: "The input does not have the expected form, or the Idempotency-Key is missing." }
      : {}),
    401: "No API key, or one that is unknown or revoked.",
    403: "The key lacks the right.",
    ...(spec.params ? { 404: "There is no such thing in this organization." } : {}),
    ...(spec.body ? { 413: "The body is too large.", 415: "The body is not JSON." } : {}),
    429: "The key's own limit is reached; see Retry-After.",
    500: "A fault on our side; it is logged under the request id.",
  };
  const own = Object.keys(spec.answers);
  const added = Object.entries(texts).filter(([status]) => !own.includes(status));
  return Object.fromEntries(
    added.map(([status, description]) => [status, { description, content: { "application/problem+json": { schema: problemSchema } } }]),
  );
}
