import { v7 } from "uuid";
import type { Right } from "@/db/values";
import { detectSettings } from "@/lib/channels/csv/detect-settings";
import { fileProblem } from "@/lib/channels/csv/encoding";
import { readRecords } from "@/lib/channels/csv/records";
import { decodeText } from "@/lib/channels/csv/encoding";
import type { ImportSettings } from "@/lib/channels/csv/settings";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";
import type { ImportRefusal } from "./refusals";

export const MOST_BYTES = 20 * 1024 * 1024;
const MOST_ROWS = 300_000;

const LONGEST_FILE_NAME = 200;

/** What an import does in the name of the person: products and customers are created, orders placed. */
export const IMPORT_RIGHTS = ["create", "place"] as const satisfies readonly Right[];

export function refuseWithoutRights(actor: Actor, rights: readonly Right[] = IMPORT_RIGHTS): ImportRefusal | null {
  const missing = rights.find((right) => !actor.rights.has(right));
  return missing ? refuse("no_right", missing) : null;
}

export const mayImport = (actor: Actor): boolean => refuseWithoutRights(actor) === null;

export type Uploaded = { ok: true; jobId: string; settings: ImportSettings } | ImportRefusal;

/** Keeps the file as it came, with the settings that it suggests. Nothing is imported yet. */
export async function uploadImport(actor: Actor, fileName: string, bytes: Uint8Array): Promise<Uploaded> {
  const refused = refuseWithoutRights(actor) ?? refuseFile(bytes);
  if (refused) return refused;
  const settings = await detectSettings(bytes, fileName, await readDefaults(actor));
  const rows = await countRecords(bytes, settings);
  if (rows > MOST_ROWS) return refuse("too_many_rows", rows.toLocaleString("en"));
  const jobId = v7();
  const values = [actor.orgId, jobId, shortName(fileName), Buffer.from(bytes), JSON.stringify(settings), actor.kind, actor.id];
  await inTenant(actor.orgId, (tx) => tx.query("add_import", ADD, values));
  return { ok: true, jobId, settings };
}

const ADD = `insert into import_job (org_id, id, file_name, source, settings, status, actor_kind, actor_id)
  values ($1, $2, $3, $4, $5, 'mapping', $6, $7)`;

function refuseFile(bytes: Uint8Array): ImportRefusal | null {
  if (bytes.length > MOST_BYTES) return refuse("file_too_large");
  const problem = fileProblem(bytes);
  return problem ? refuse(problem) : null;
}

async function countRecords(bytes: Uint8Array, { format }: ImportSettings): Promise<number> {
  let rows = 0;
  for await (const record of readRecords(Buffer.from(decodeText(bytes, format.encoding)), format.separator)) rows = record.row;
  return rows;
}

/** The organization's currency and price mode, which a file rarely names. */
export async function readDefaults(actor: Actor): Promise<{ currency: string; pricesIncludeTax: boolean; mayGiveCredit: boolean }> {
  const [row] = await readTenant(actor.orgId, (tx) =>
    tx.query<{ currency: string; included: boolean }>(
      "import_defaults",
      "select o.currency, p.prices_include_tax as included from organization o join org_policy p on p.org_id = o.id where o.id = $1",
      [actor.orgId],
    ),
  );
  return { currency: row?.currency ?? "EUR", pricesIncludeTax: row?.included ?? false, mayGiveCredit: actor.rights.has("approve_credit") };
}

const shortName = (fileName: string): string => {
  const name =
    fileName
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, "")
      .trim() ?? "";
  return Array.from(name || "orders.csv")
    .slice(-LONGEST_FILE_NAME)
    .join("");
};
