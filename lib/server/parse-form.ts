import type { z } from "zod";
import { formValues } from "@/lib/server/form-values";
import { issueText } from "@/lib/server/issue-text";
import { findUnstorable, UNSTORABLE } from "@/lib/server/storable";

type Parsed<S extends z.ZodObject> =
  | { success: true; data: z.output<S> }
  | { success: false; answer: { status: "invalid"; fields: Record<string, string[] | undefined> } };

/** The fields of the form as the schema wants them, or what is wrong with each. */
export function parseForm<S extends z.ZodObject>(schema: S, form: FormData): Parsed<S> {
  const parsed = schema.safeParse(formValues(schema, form), { error: issueText });
  const fields: Record<string, string[]> = {};
  if (!parsed.success) {
    for (const issue of parsed.error.issues) (fields[String(issue.path[0] ?? "")] ??= []).push(issue.message);
    return { success: false, answer: { status: "invalid", fields } };
  }
  // Judged after parsing, so that texts inside a field of JSON are seen as well.
  for (const [name, value] of Object.entries(parsed.data)) if (findUnstorable(value) !== null) fields[name] = [UNSTORABLE];
  if (Object.keys(fields).length > 0) return { success: false, answer: { status: "invalid", fields } };
  return { success: true, data: parsed.data };
}
