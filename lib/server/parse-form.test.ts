import { expect, test } from "vitest";
import { z } from "zod";
import { parseForm } from "@/lib/server/parse-form";

const schema = z.object({
  name: z.string().min(1),
  rights: z.array(z.string()).default([]),
  lines: z.string().transform((text) => JSON.parse(text) as unknown),
});

function parse(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: "Anna", lines: "[]", ...fields })) form.append(name, value);
  const parsed = parseForm(schema, form);
  return parsed.success ? [] : Object.keys(parsed.answer.fields);
}

test("a text that no database holds is refused at its field, also inside a list or JSON", () => {
  expect(parse({})).toEqual([]);
  expect(parse({ name: "An\0na" })).toEqual(["name"]);
  expect(parse({ rights: "view\0" })).toEqual(["rights"]);
  expect(parse({ lines: '[{"sku":"A\\u0000"}]' })).toEqual(["lines"]);
  expect(parse({ lines: '[{"sku":"\\ud800"}]' })).toEqual(["lines"]);
  expect(parse({ lines: '[{"sku":"\\ud83d\\ude00"}]' })).toEqual([]);
});
