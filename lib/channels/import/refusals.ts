import type { Refusal } from "@/lib/result/refusal";

/** What an import command can refuse, with its HTTP status and sentence; {subject} is what the refusal names. */
export const IMPORT_REFUSALS = {
  no_right: { status: 403, title: "You may not do this: the right “{subject}” is missing." },
  not_found: { status: 404, title: "There is no such import." },
  file_missing: { status: 400, title: "Choose a file first." },
  file_too_large: { status: 413, title: "The file is larger than 20 MB. Split it into several files; each can be imported on its own." },
  file_empty: { status: 422, title: "The file is empty." },
  file_is_workbook: { status: 422, title: "This is an Excel workbook. Open it and save the sheet as CSV, then choose that file." },
  file_is_pdf: { status: 422, title: "This is a PDF. Export the orders as CSV, then choose that file." },
  file_is_archive: { status: 422, title: "This is a compressed archive. Unpack it and choose the CSV inside." },
  file_is_binary: { status: 422, title: "This is not a text file. Export the orders as CSV, then choose that file." },
  too_many_rows: { status: 413, title: "The file has {subject} rows; one import takes at most 300,000. Split it into several files." },
  wrong_status: { status: 409, title: "The import is {subject}, so this cannot be done now." },
  questions_open: { status: 409, title: "Before this the file still needs an answer: {subject}." },
  column_twice: { status: 422, title: "The column {subject} is chosen twice." },
  customer_unknown: { status: 422, title: "There is no customer {subject} for documents without one." },
  settings_locked: { status: 409, title: "The import has started, so its settings can no longer change." },
} as const satisfies Record<string, { status: number; title: string }>;

export type ImportRefusalCode = keyof typeof IMPORT_REFUSALS;
export type ImportRefusal = Refusal<ImportRefusalCode>;

export const isImportCode = (code: string): code is ImportRefusalCode => Object.hasOwn(IMPORT_REFUSALS, code);
