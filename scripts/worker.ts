import { OperatorError } from "@/db/operator-error";
import { flushSignals } from "@/lib/live/signal";
import { readMailSettings } from "@/lib/outbox/mail-settings";
import { openSmtp } from "@/lib/outbox/smtp";
import { hasPublicAddress } from "@/lib/server/public-address";
import { linkForMail } from "@/lib/track/links";
import { runWorker } from "@/lib/worker/run-worker";
import { openOperatorDatabase } from "@/scripts/start/operator";

// How long a claimed message belongs to one worker; after a crash the others wait this long before they take it.
const LEASE_MS = 60_000;

/** The worker as a program of its own: `npm run worker`, or started by `npm start`. SIGTERM lets it finish what is in hand. */
async function main(): Promise<void> {
  const database = await openOperatorDatabase();
  const { smtpUrl, fromAddress } = readMailSettings(process.env);
  if (!hasPublicAddress()) process.stderr.write("NEXTAUTH_URL is not set: mails will not lead customers to the page of their order.\n");
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());
  const smtp = smtpUrl ? openSmtp(smtpUrl) : null;
  const leaseMs = Number(process.env.OUTBOX_LEASE_MS) || LEASE_MS;
  await runWorker({ route: { smtp, fromAddress, leaseMs, linkTo: linkForMail }, stop: stop.signal });
  smtp?.close();
  await flushSignals();
  await database.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof OperatorError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
