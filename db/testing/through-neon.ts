import { neonConfig } from "@neondatabase/serverless";
import { inject } from "vitest";
import { WebSocket } from "ws";

// Before any test file is loaded: in the project neon, and everywhere with TEST_DATABASE_DRIVER=neon, the program opens its
// database through Neon's driver, which reaches the test server by the loopback proxy.
const proxy = inject("neonProxy");
if (proxy !== null) {
  process.env.DATABASE_DRIVER = "neon";
  neonConfig.webSocketConstructor = WebSocket;
  neonConfig.wsProxy = (host, port) => `${proxy}?address=${host}:${port}`;
  neonConfig.useSecureWebSocket = false;
  // Neon takes the password in clear within TLS and can therefore answer a whole start at once; PostgreSQL asks first.
  neonConfig.pipelineConnect = false;
}
