import type { z } from "zod";
import { type ApiSpec, apiSpec } from "@/lib/server/api-spec";

/** A kind of record that other programs name by a key of their own. */
type RecordKind<P extends z.ZodObject> = {
  /** As the ids of its calls have it: "Product". */
  id: string;
  tag: string;
  /** In sentences, with its article: "a product". */
  one: string;
  /** With the key in braces. */
  path: ApiSpec["path"];
  params: P;
  schema: z.ZodType;
};

const nounOf = (one: string): string => one.replace(/^an? /, "");

export const readRecordSpec = <P extends z.ZodObject>({ id, tag, one, path, params, schema }: RecordKind<P>) =>
  apiSpec({
    method: "GET",
    path,
    id: `get${id}`,
    tag,
    summary: `One ${nounOf(one)}`,
    right: "view",
    params,
    answers: { 200: { description: `The ${nounOf(one)}.`, schema } },
  });

type Put<B extends z.ZodType> = { description: string; body: B; conflict: string; misfit: string };

/** Makes or changes the record of the key in the address: the same request twice changes nothing. */
export const putRecordSpec = <P extends z.ZodObject, B extends z.ZodType>(
  { id, tag, one, path, params, schema }: RecordKind<P>,
  { description, body, conflict, misfit }: Put<B>,
) =>
  apiSpec({
    method: "PUT",
    path,
    id: `put${id}`,
    tag,
    summary: `Make or change ${one}`,
    description,
    right: "edit",
    params,
    body,
    answers: {
      200: { description: "Changed.", schema },
      201: { description: "Made.", schema },
      409: { description: conflict },
      422: { description: misfit },
    },
  });
