import { parseArgs } from "node:util";
import { z } from "zod";
import { ownerAddress } from "@/db/connect-or-explain";
import { migrate } from "@/db/migrate";
import { OperatorError } from "@/db/operator-error";
import { FOUNDING_TEXT, foundOrganization } from "@/lib/members/found-organization";
import { inviteInput } from "@/lib/members/inputs";
import { sentenceOf } from "@/lib/result/sentences";
import { issueText } from "@/lib/server/issue-text";
import { organizationForm } from "@/lib/settings/inputs";
import { normalEmail } from "@/lib/tenancy/sign-in";
import { openOperatorDatabase, operatorDatabaseUrl, runForOperator } from "@/scripts/start/operator";
import { currentRun } from "@/scripts/start/run-lock";

const USAGE =
  'Usage: npm run new-organization -- --name "Adriatic Supply" --email admin@company.example [--slug adriatic] [--time-zone Europe/Podgorica] [--currency EUR]';

const SLUG = "--slug has 1 to 40 small letters, digits and dashes.";
const wanted = z.object({
  name: organizationForm.shape.name,
  email: inviteInput.shape.email,
  slug: z.string().regex(/^[a-z0-9-]{1,40}$/, SLUG),
  "time-zone": organizationForm.shape.time_zone,
  currency: organizationForm.shape.currency,
});

/** The name in letters that an address may have: "Café Ana" is "cafe-ana". */
const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 40);

function readArguments() {
  const text = { type: "string" } as const;
  const options = { name: text, email: text, slug: text, "time-zone": text, currency: text };
  const { values } = parseArgs({ options });
  if (!values.name || !values.email) throw new OperatorError(USAGE);
  const usual = { slug: slugOf(values.name), "time-zone": "UTC", currency: "EUR" };
  const parsed = wanted.safeParse({ ...usual, ...values }, { error: issueText });
  if (parsed.success) return parsed.data;
  throw new OperatorError(parsed.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`).join("\n"));
}

/** Prints the link by which the first administrator comes in, and nothing else on standard output. */
async function main(): Promise<void> {
  const { name, email, slug, "time-zone": timeZone, currency } = readArguments();
  const { url, variable } = ownerAddress(operatorDatabaseUrl());
  await migrate(url, { variable });
  process.env["NEXTAUTH_URL"] ||= currentRun()?.address ?? `http://localhost:${process.env["PORT"] || "3000"}`;
  const database = await openOperatorDatabase(1);
  try {
    const founded = await foundOrganization({ slug, name, timeZone, currency }, normalEmail(email));
    if (!founded.ok) throw new OperatorError(sentenceOf(FOUNDING_TEXT, founded));
    console.error(
      `${name} is there. ${normalEmail(email)} becomes its administrator by this link, which works once, until ${founded.expiresAt.toISOString()}:`,
    );
    process.stdout.write(`${founded.link}\n`);
  } finally {
    await database.close();
  }
}

runForOperator(USAGE, main);
