import { expect, test } from "vitest";
import { z } from "zod";
import { formValues } from "@/lib/server/form-values";
import { issueText } from "@/lib/server/issue-text";

const form = (...entries: [string, string][]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

test("a number that was left empty is missing and not 0", () => {
  const schema = z.object({ units: z.coerce.number().int().optional(), limit: z.coerce.number() });
  expect(formValues(schema, form(["units", ""], ["limit", ""]))).toEqual({});
  expect(schema.safeParse(formValues(schema, form(["units", ""], ["limit", ""]))).success).toBe(false);
  expect(schema.parse(formValues(schema, form(["units", "7"], ["limit", "0"])))).toEqual({ units: 7, limit: 0 });
});

test("a required text keeps what was typed, an optional one that is empty is left out", () => {
  const schema = z.object({ name: z.string().trim().min(1, "Enter a name."), note: z.string().optional(), code: z.string().nullish() });
  expect(formValues(schema, form(["name", ""], ["note", ""], ["code", ""]))).toEqual({ name: "" });
});

test("a field that repeats is a list, also with one value or none; others are not taken over", () => {
  const schema = z.object({ rights: z.array(z.string()), tags: z.array(z.string()).default(["x"]) });
  expect(formValues(schema, form(["rights", "view"], ["orgId", "theirs"], ["$ACTION_ID", "1"]))).toEqual({ rights: ["view"], tags: [] });
  expect(formValues(schema, form(["rights", "view"], ["rights", "place"]))).toMatchObject({ rights: ["view", "place"] });
});

test("a file field that was not used is missing", () => {
  const schema = z.object({ file: z.file() });
  const data = new FormData();
  data.append("file", new File([], ""));
  expect(formValues(schema, data)).toEqual({});
  data.set("file", new File(["a;b"], "orders.csv"));
  expect(formValues(schema, data)["file"]).toBeInstanceOf(File);
});

test("what a schema leaves unsaid is said in words for people", () => {
  const schema = z.object({
    name: z.string().min(1),
    units: z.coerce.number().min(1),
    on: z.iso.date(),
    kind: z.enum(["a", "b"]),
    rights: z.array(z.string()).min(1),
  });
  const parsed = schema.safeParse({ name: "", units: 0, on: "21.11.", kind: "c", rights: [] }, { error: issueText });
  expect(parsed.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
    ["name", "Fill this in."],
    ["units", "Enter 1 or more."],
    ["on", "Enter a date as YYYY-MM-DD."],
    ["kind", "Choose one of the list."],
    ["rights", "Choose at least one."],
  ]);
});
