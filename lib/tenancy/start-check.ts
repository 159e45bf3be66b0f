import { findLeak } from "@/lib/tenancy/isolation-check";

/** Ends the program rather than serve from a database that does not keep organizations apart. */
export async function requireIsolation(): Promise<void> {
  const leak = await findLeak();
  if (!leak) return;
  // An error would only be logged, and the server would go on to serve.
  process.stderr.write(`Onerow does not start, because organizations are not kept apart: ${leak}\n`);
  process.exit(1);
}
