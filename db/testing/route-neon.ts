import { neonConfig } from "@neondatabase/serverless";
import { WebSocket } from "ws";

/** Sends Neon's driver in this process to the proxy; with a target (host:port), whatever server an address names. */
export function routeNeon(proxy: string, target?: string): void {
  neonConfig.webSocketConstructor = WebSocket;
  neonConfig.wsProxy = (host, port) => `${proxy}?address=${target ?? `${host}:${port}`}`;
  neonConfig.useSecureWebSocket = false;
  // Neon takes the password in clear within TLS and can therefore answer a whole start at once; PostgreSQL asks first.
  neonConfig.pipelineConnect = false;
}
