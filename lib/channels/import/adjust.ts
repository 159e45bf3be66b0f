import { detectSettings, type Fixed } from "@/lib/channels/csv/detect-settings";
import { type Field, FIELD_LABELS, FIELDS } from "@/lib/channels/csv/fields";
import { type FileFormat, type ImportChoices, type ImportSettings } from "@/lib/channels/csv/settings";
import type { ColumnMap } from "@/lib/channels/csv/guess-columns";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { findImport, readSource } from "./read-jobs";
import { begin, refuseBeginning, type Steered, steer } from "./steer";
import { readDefaults } from "./upload";

export type Wanted = { format: Pick<FileFormat, "decimal" | "dateOrder">; columns: ColumnMap; choices: ImportChoices };

/** Keeps what a person corrected: columns, number and date form, choices; then begins at once if asked. An earlier rehearsal no longer counts. */
export function adjustImport(actor: Actor, jobId: string, wanted: Wanted, then: "save" | "rehearse" | "import" = "save"): Promise<Steered> {
  return steer(actor, jobId, ["mapping"], async (tx, { settings }) => {
    const twice = columnTwice(wanted.columns);
    if (twice) return refuse("column_twice", twice);
    const blank = wanted.choices.blankCustomer;
    if (blank !== null && !(await hasCustomer(tx, blank))) return refuse("customer_unknown", blank);
    const changed = { ...settings, ...wanted, format: { ...settings.format, ...wanted.format } };
    const refused = then === "save" ? null : refuseBeginning(actor, changed);
    if (refused) return refused;
    await keep(tx, jobId, changed);
    if (then !== "save") await begin(tx, actor, jobId, then === "rehearse");
    return { ok: true, jobId };
  });
}

/** Reads the file anew under another encoding, separator or title row; columns and signs are guessed again, choices stay. */
export async function rereadImport(actor: Actor, jobId: string, fixed: Fixed): Promise<Steered> {
  const job = await findImport(actor, jobId);
  if (!job) return refuse("not_found");
  const source = await readTenant(actor.orgId, (tx) => readSource(tx, jobId));
  const read = await detectSettings(source, job.fileName, await readDefaults(actor), fixed);
  return steer(actor, jobId, ["mapping"], async (tx, { settings }) => {
    const { creditPrefixes, chargeCodes } = read.choices;
    await keep(tx, jobId, { ...read, choices: { ...settings.choices, creditPrefixes, chargeCodes } });
    return { ok: true, jobId };
  });
}

function columnTwice(columns: ColumnMap): string | null {
  const seen = new Set<number>();
  for (const field of FIELDS) {
    const column = columns[field];
    if (column !== null && seen.has(column)) return labelOf(field);
    if (column !== null) seen.add(column);
  }
  return null;
}

const labelOf = (field: Field): string => FIELD_LABELS[field];

async function hasCustomer(tx: Tx, code: string): Promise<boolean> {
  const rows = await tx.query("import_customer", "select 1 from customer where org_id = $1 and code = $2 and archived_at is null", [
    tx.orgId,
    code,
  ]);
  return rows.length > 0;
}

async function keep(tx: Tx, jobId: string, settings: ImportSettings): Promise<void> {
  await tx.query(
    "keep_import_settings",
    "update import_job set settings = $3, rehearsal = false, rehearsed_at = null, total_rows = 0, total_documents = 0, done_documents = 0 where org_id = $1 and id = $2",
    [tx.orgId, jobId, JSON.stringify(settings)],
  );
  await tx.query("forget_import_rows", "delete from import_row where org_id = $1 and job_id = $2", [tx.orgId, jobId]);
}
