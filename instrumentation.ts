/** Runs once, before the server answers anything. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { requireIsolation } = await import("@/lib/tenancy/isolation-check");
  await requireIsolation();
}
