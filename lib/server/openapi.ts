import { z } from "zod";
import { createDocument, type CreateDocumentOptions, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { type ApiAnswer, type ApiSpec, rightsOf } from "@/lib/server/api-spec";
import { keyInUseSchema, keyReusedSchema, problemSchema } from "@/lib/server/problem-schema";

const keyHeader = z.object({
  "Idempotency-Key": z.string().min(1).max(200).meta({ description: "Your own value, the same for every retry of this creation." }),
});

/** Members may be added to an answer later, so no answer is closed to those that the document does not name yet. */
const OPEN_ANSWERS: CreateDocumentOptions = {
  override: ({ jsonSchema, io }) => {
    if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  },
};

/** The OpenAPI 3.1 document, from the same schemas that parse the requests. */
export const openApiDocument = (specs: readonly ApiSpec[], info: { title: string; version: string; description: string }) =>
  createDocument(
    {
      openapi: "3.1.0",
      info,
      security: [{ apiKey: [] }],
      components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key of the organization." } } },
      paths: pathsOf(specs),
    },
    OPEN_ANSWERS,
  );

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
  const rights = rightsOf(spec).map((right) => `\`${right}\``);
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: spec.summary,
    description: [spec.description, `Needs the right ${rights.join(" or ")}.`].filter(Boolean).join("\n\n"),
    ...(Object.keys(requestParams).length > 0 ? { requestParams } : {}),
    ...(spec.body ? { requestBody: { required: true, content: { "application/json": { schema: spec.body } } } } : {}),
    responses: responsesOf(spec),
  };
}

function responsesOf(spec: ApiSpec) {
  const problems = problemsOf(spec);
  const statuses = [...new Set([...Object.keys(spec.answers), ...Object.keys(problems)])].map(Number).sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [status, status < 400 ? goodAnswer(spec.answers[status]) : refusal(spec.answers[status], problems[status])]),
  );
}

const goodAnswer = ({ description, schema, mediaType = "application/json" }: ApiAnswer = { description: "" }) => ({
  description,
  ...(schema ? { content: { [mediaType]: { schema } } } : {}),
});

type GenericProblem = { description: string; schema?: z.ZodType };

/** What the call itself refuses, and what every such call can; where it has a schema of its own both fit. */
function refusal(own: ApiAnswer | undefined, generic: GenericProblem | undefined) {
  const description = [own?.description, generic?.description].filter(Boolean).join(" ");
  const named = own?.schema && generic?.schema ? z.union([own.schema, generic.schema]) : own?.schema;
  return { description, content: { "application/problem+json": { schema: named ?? problemSchema } } };
}

/** The one place that says what any call can answer beside its own. */
function problemsOf(spec: ApiSpec): Record<number, GenericProblem> {
  return {
    400: { description: "The input does not have the expected form, or the Idempotency-Key is missing." },
    401: { description: "No API key, or one that is unknown or revoked." },
    403: { description: "The key lacks the right that is named." },
    ...(spec.params ? { 404: { description: "There is no such thing in this organization." } } : {}),
    ...(spec.body ? { 413: { description: "The body is too large." }, 415: { description: "The body is not JSON." } } : {}),
    ...(spec.idempotent
      ? {
          409: { description: "The first request with this Idempotency-Key has not finished; see Retry-After.", schema: keyInUseSchema },
          422: { description: "The Idempotency-Key was used with another body.", schema: keyReusedSchema },
        }
      : {}),
    429: { description: "The key's own limit is reached; see Retry-After." },
    500: { description: "A fault on our side; it is logged under the request id." },
    503: { description: "Nothing was done, or it is not known: repeat it with the same Idempotency-Key; see Retry-After." },
  };
}
