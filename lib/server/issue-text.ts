import type { z } from "zod";

const EXPECTED: Record<string, string> = {
  number: "Enter a number.",
  int: "Enter a whole number.",
  boolean: "Choose yes or no.",
  date: "Enter a date.",
  array: "Choose at least one.",
  file: "Choose a file.",
};

const FORMAT: Record<string, string> = {
  email: "Enter an e-mail address, such as name@company.example.",
  uuid: "Choose one of the list.",
  url: "Enter a web address.",
  date: "Enter a date as YYYY-MM-DD.",
};

/** What a person reads when a schema says nothing of its own. */
export function issueText(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return EXPECTED[issue.expected] ?? (isMissing(issue.input) ? "Fill this in." : undefined);
  if (issue.code === "too_small") return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
  if (issue.code === "too_big") return tooBig(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
  if (issue.code === "invalid_format") return FORMAT[issue.format];
  if (issue.code === "invalid_value") return "Choose one of the list.";
  return undefined;
}

const isMissing = (input: unknown): boolean => input === undefined || input === null;

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === "string") return minimum === 1 ? "Fill this in." : `Enter at least ${minimum} characters.`;
  if (origin === "array" || origin === "set") return minimum === 1 ? "Choose at least one." : `Choose at least ${minimum}.`;
  return inclusive ? `Enter ${minimum} or more.` : `Enter more than ${minimum}.`;
}

function tooBig(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === "string") return `Enter at most ${maximum} characters.`;
  if (origin === "array" || origin === "set") return `Choose at most ${maximum}.`;
  return inclusive ? `Enter ${maximum} or less.` : `Enter less than ${maximum}.`;
}
