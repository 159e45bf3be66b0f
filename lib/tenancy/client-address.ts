/**
 * The address a request comes from. Each proxy in front adds one entry at the end of x-forwarded-for, the server itself adds
 * one when there is none; PROXY_HOPS says how many proxies to believe (1 when it is not set).
 */
export function clientAddress(requestHeaders: Pick<Headers, "get">): string {
  const hops = Math.max(1, Number(process.env["PROXY_HOPS"] ?? 1) || 1);
  const entries = (requestHeaders.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return entries.at(-hops) ?? entries[0] ?? "";
}
