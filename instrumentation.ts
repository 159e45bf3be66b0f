/** Runs once, before the server answers anything. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { findLeak } = await import("@/lib/tenancy/isolation-check");
  const leak = await findLeak();
  if (!leak) return;
  // An error thrown here is only logged, and the server would go on to serve.
  process.stderr.write(`Onerow does not start, because organizations are not kept apart: ${leak}\n`);
  process.exit(1);
}
