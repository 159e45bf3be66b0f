import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** How many reverse proxies stand in front, as PROXY_HOPS says; without it none, and then nobody vouches for x-forwarded-for. */
function proxyHops(): number {
  const hops = Number(process.env["PROXY_HOPS"] ?? 0);
  return Number.isInteger(hops) && hops > 0 ? hops : 0;
}

/**
 * The address a request comes from. Each proxy in front adds one entry at the end of x-forwarded-for; without a proxy the
 * server itself writes the only one, from the connection.
 */
export function clientAddress(requestHeaders: Pick<Headers, "get">): string {
  const entries = (requestHeaders.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return entries.at(-Math.max(1, proxyHops())) ?? entries[0] ?? "";
}

/**
 * Takes away what a visitor claims to be, before the server reads it: the framework writes the address of the connection
 * only where the header is missing.
 */
export function distrustForwardedAddresses(): void {
  if (proxyHops() > 0) return;
  subscribe("http.server.request.start", (message) => {
    delete (message as { request: IncomingMessage }).request.headers["x-forwarded-for"];
  });
}
