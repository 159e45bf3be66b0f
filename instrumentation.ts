/** Runs once, before the server answers anything. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] === "nodejs") {
    const { distrustForwardedAddresses } = await import("@/lib/tenancy/client-address");
    distrustForwardedAddresses();
    const { requireIsolation } = await import("@/lib/tenancy/start-check");
    await requireIsolation();
  }
}
