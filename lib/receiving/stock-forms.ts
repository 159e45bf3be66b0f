import { z } from "zod";
import { typedWhole } from "@/lib/catalogue/form-fields";
import { plainWhole } from "@/lib/catalogue/plain-number";
import { code, units } from "@/lib/orders/inputs";
import { issueText } from "@/lib/server/issue-text";
import { binCode, lotCode } from "@/lib/stock/place-codes";
import { adjustmentBody, receiptBody, transferBody } from "./inputs";
import { STOCK_REFUSALS, type StockRefusalCode } from "./refusals";
import { rowsOfText } from "./typed-rows";

/** A key that the page made with the form: however often it is sent, it counts once. */
export const once = z.uuid();

/** A field that may stay empty. */
export const typedOrNull = (schema: z.ZodType<string, string>) =>
  z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .pipe(z.nullable(schema));

const receiptLine = receiptBody.shape.lines.element;
const transferLine = transferBody.shape.lines.element;
type Line = { sku: string; units: number };

/** Lines that the form keeps as JSON. What is wrong is said by the number of its line. */
export const keptLines = <L extends Line>(line: z.ZodType<L>) =>
  z
    .string()
    .max(200_000, "These are too many lines for one form.")
    .optional()
    .transform((text, context) => readLines(line, text ? jsonOf(text) : [], context));

/** The same as text, one line a row, which also works before the script has come. */
export const pastedLines = <L extends Line>(line: z.ZodType<L>) =>
  z
    .string()
    .max(200_000, "These are too many rows for one form.")
    .optional()
    .transform((text, context) => {
      const rows = rowsOfText(text ?? "").map(({ code: sku, units, cost, lot, day }) => ({
        sku,
        units,
        unit_cost: cost === "" ? null : cost,
        lot,
        expires_on: day,
      }));
      return readLines(line, rows, context);
    });

function readLines<L extends Line>(line: z.ZodType<L>, rows: unknown, context: z.core.$RefinementCtx): L[] {
  const list = z.array(z.unknown()).max(500, "At most 500 lines fit into one form.").safeParse(rows);
  if (!list.success) return refuseLines(context, list.error.issues[0]?.message ?? "The lines cannot be read.");
  const lines: L[] = [];
  for (const [index, row] of list.data.entries()) {
    const parsed = line.safeParse(withCounts(row), { error: issueText });
    if (!parsed.success) return refuseLines(context, `Line ${index + 1}: ${parsed.error.issues[0]?.message ?? "this cannot be read."}`);
    lines.push(parsed.data);
  }
  return lines;
}

/** Rows keep what was typed as text; a command takes numbers. What is no whole number stays, and its line is named. */
function withCounts(row: unknown): unknown {
  if (typeof row !== "object" || row === null || !("units" in row) || typeof row.units !== "string") return row;
  const whole = plainWhole(row.units);
  return /^-?\d+$/.test(whole) ? { ...row, units: Number(whole) } : row;
}

function refuseLines(context: z.core.$RefinementCtx, message: string): never {
  context.issues.push({ code: "custom", message, input: undefined });
  return z.NEVER;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const receiveForm = z
  .object({
    once,
    location: code,
    reference: receiptBody.shape.reference,
    lines: keptLines(receiptLine),
    pasted: pastedLines(receiptLine),
  })
  .refine(({ lines, pasted }) => lines.length + pasted.length > 0, { path: ["lines"], error: "Scan or type what arrived first." });

export const transferForm = z
  .object({
    once,
    from: code,
    to: code,
    reference: transferBody.shape.reference,
    lines: keptLines(transferLine),
    pasted: pastedLines(transferLine),
  })
  .refine(({ lines, pasted }) => lines.length + pasted.length > 0, { path: ["lines"], error: "Scan or type what leaves first." });

/** Without lines, all that is still on its way. */
export const arrivalForm = z.object({ once, transfer: z.uuid(), lines: keptLines(transferLine) });

export const adjustForm = z.object({
  once,
  sku: z.string().trim().min(1, "Choose a product.").max(64),
  location: code,
  condition: adjustmentBody.shape.condition,
  bin: typedOrNull(binCode),
  lot: typedOrNull(lotCode),
  direction: z.enum(["add", "take"]),
  units: typedWhole(units, "Write a whole number of units."),
  reason: adjustmentBody.shape.reason,
  note: z.string().trim().max(500).optional(),
});

/** What a stock form can be refused for: the command's own reasons, and a form that was sent before. */
export type StockFormCode = StockRefusalCode | "form_used" | "form_busy";

const FORM_SENTENCES = {
  form_used: "This form was sent before with other contents, and that was done. Check what is here and send it again.",
  form_busy: "The same form is being sent from elsewhere. Wait a moment and look at the list before sending it again.",
} as const;

export const formSentence = (refused: "form_used" | "form_busy"): string => FORM_SENTENCES[refused];

/** Refusals of stock forms carry their whole sentence, figures included. */
export const STOCK_FORM_SENTENCES: Readonly<Record<StockFormCode, string>> = Object.fromEntries(
  [...Object.keys(STOCK_REFUSALS), ...Object.keys(FORM_SENTENCES)].map((refused) => [refused, "{subject}"]),
) as Record<StockFormCode, string>;
