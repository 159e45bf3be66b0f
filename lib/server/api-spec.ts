import type { z } from "zod";
import type { Right } from "@/db/values";

export type ApiMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type ApiAnswer = { description: string; schema?: z.ZodType; mediaType?: string };

/** All there is to say about one call: it parses the request and writes the OpenAPI document. Pure, so both may read it. */
export type ApiSpec<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject, B extends z.ZodType = z.ZodType> = {
  method: ApiMethod;
  /** With parameters in braces: "/api/v1/orders/{id}". */
  path: `/api/v1/${string}`;
  id: string;
  tag: string;
  summary: string;
  description?: string;
  /** What the key needs; of several any one, where the command asks for the one that its body needs. */
  right: Right | readonly [Right, ...Right[]];
  /** What does not parse here is not found. */
  params?: P;
  query?: Q;
  body?: B;
  /** A creation needs an Idempotency-Key; a move, which names the version it saw, may carry one so that a lost answer can be had again. */
  idempotent?: true | "optional";
  /** 1 MB when left out. */
  maxBytes?: number;
  /**
   * The good answers, and what the call refuses in its own way; what every call can answer (400, 401, 403, ...) and what a
   * once-only key adds is put into the document for all. A refusal without a schema is a plain problem.
   */
  answers: Record<number, ApiAnswer>;
};

export const rightsOf = ({ right }: Pick<ApiSpec, "right">): readonly [Right, ...Right[]] => (typeof right === "string" ? [right] : right);

/** Keeps the types of the schemas: `export const getOrder = apiSpec({ ... })`. */
export const apiSpec = <P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject, B extends z.ZodType = z.ZodType>(
  spec: ApiSpec<P, Q, B>,
): ApiSpec<P, Q, B> => spec;
