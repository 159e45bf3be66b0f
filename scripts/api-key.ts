import { parseArgs } from "node:util";
import { OperatorError } from "@/db/operator-error";
import { RIGHTS, type Right } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { MEMBER_REFUSALS } from "@/lib/members/refusals";
import { sentenceOf } from "@/lib/result/sentences";
import type { Actor } from "@/lib/tenancy/actor";
import { findOrganizationBySlug } from "@/lib/tenancy/membership";
import { openOperatorDatabase, runForOperator } from "@/scripts/start/operator";

const USAGE = "Usage: npm run api-key -- --org SLUG --name NAME [--rights view,place] [--rate PER_MINUTE]";

const isRight = (text: string): text is Right => RIGHTS.some((right) => right === text);

function readArguments() {
  const { values } = parseArgs({
    options: { org: { type: "string" }, name: { type: "string" }, rights: { type: "string" }, rate: { type: "string" } },
  });
  const name = values.name?.trim();
  if (!values.org || !name) throw new OperatorError(USAGE);
  const rights = values.rights?.split(",").map((right) => right.trim()) ?? [...RIGHTS];
  const unknown = rights.filter((right) => !isRight(right));
  if (unknown.length > 0) throw new OperatorError(`There is no right ${unknown.join(", ")}; there are: ${RIGHTS.join(", ")}.`);
  const ratePerMinute = values.rate === undefined ? undefined : Number(values.rate);
  if (ratePerMinute !== undefined && !(Number.isInteger(ratePerMinute) && ratePerMinute > 0))
    throw new OperatorError("--rate is a whole number above 0.");
  return { org: values.org, name, rights: rights.filter(isRight), ratePerMinute };
}

async function main(): Promise<void> {
  const wanted = readArguments();
  const database = await openOperatorDatabase(1);
  try {
    const organization = await findOrganizationBySlug(wanted.org);
    if (!organization) throw new OperatorError(`There is no organization "${wanted.org}".`);
    const actor: Actor = { orgId: organization.id, kind: "system", id: null, name: "api-key", rights: new Set(RIGHTS), locationIds: null };
    const made = await createApiKey(actor, wanted);
    if (!made.ok) throw new OperatorError(sentenceOf(MEMBER_REFUSALS, made));
    process.stdout.write(`${made.secret}\n`);
  } finally {
    await database.close();
  }
}

runForOperator(USAGE, main);
