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
  right: Right;
  /** What does not parse here is not found. */
  params?: P;
  query?: Q;
  body?: B;
  /** A creation needs an Idempotency-Key; a move, which names the version it saw, may carry one so that a lost answer can be had again. */
  idempotent?: true | "optional";
  /** 1 MB when left out. */
  maxBytes?: number;
  /** The good answers; those that every call can give (400, 401, 403, ...) are added to the document. */
  answers: Record<number, ApiAnswer>;
};

/** Keeps the types of the schemas: `export const getOrder = apiSpec({ ... })`. */
export const apiSpec = <P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject, B extends z.ZodType = z.ZodType>(
  spec: ApiSpec<P, Q, B>,
): ApiSpec<P, Q, B> => spec;
