import { z } from "zod";

/**
 * The fields of the schema as the form has them. A field that may repeat becomes a list, and what was left empty is left out,
 * because an empty text would be coerced to 0; only a required text keeps it, so that its own message is shown.
 */
export function formValues(schema: z.ZodObject, form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(schema.shape)) {
    const inner = innermost(type);
    if (inner.type instanceof z.ZodArray) {
      values[name] = form.getAll(name).filter((value) => value !== "");
      continue;
    }
    const value = form.get(name);
    if (value === null || isEmptyFile(value)) continue;
    if (value === "" && (inner.optional || !(inner.type instanceof z.ZodString))) continue;
    values[name] = value;
  }
  return values;
}

// Browsers send a nameless empty file for a file field that was not used.
const isEmptyFile = (value: FormDataEntryValue): boolean => typeof value !== "string" && value.size === 0 && value.name === "";

function innermost(type: unknown, optional = false): { type: unknown; optional: boolean } {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable || type instanceof z.ZodPrefault) {
    return innermost(type.def.innerType, true);
  }
  if (type instanceof z.ZodReadonly) return innermost(type.def.innerType, optional);
  if (type instanceof z.ZodPipe) return innermost(type.def.in instanceof z.ZodTransform ? type.def.out : type.def.in, optional);
  return { type, optional };
}
