import { connect } from "node:net";
import { type RawData, type WebSocket, WebSocketServer } from "ws";

export type NeonProxy = {
  /** For `neonConfig.wsProxy`. */
  address: string;
  /** How many connections went through it. */
  served: () => number;
  stop: () => Promise<void>;
};

/**
 * What stands before every Neon database: a WebSocket whose binary messages are the bytes of a PostgreSQL connection.
 * The driver asks for `?address=host:port`; here that is always a server on this machine.
 */
export async function startNeonProxy(): Promise<NeonProxy> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  let served = 0;
  server.on("connection", (socket, request) => {
    served += 1;
    bridge(socket, targetOf(request.url));
  });
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    address: `127.0.0.1:${port}/v1`,
    served: () => served,
    stop: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function targetOf(requestUrl: string | undefined): number {
  const asked = new URL(requestUrl ?? "/", "ws://127.0.0.1").searchParams.get("address") ?? "";
  const [host, port] = asked.split(":");
  if (host !== "127.0.0.1" && host !== "localhost") throw new Error(`The test proxy leads to this machine only, not to ${asked}.`);
  return Number(port);
}

function bridge(socket: WebSocket, port: number): void {
  const server = connect({ host: "127.0.0.1", port, noDelay: true });
  socket.on("message", (message: RawData) => server.write(bytesOf(message)));
  socket.on("close", () => server.destroy());
  socket.on("error", () => server.destroy());
  server.on("data", (bytes) => socket.send(bytes));
  server.on("close", () => socket.close());
  server.on("error", () => socket.terminate());
}

function bytesOf(message: RawData): Uint8Array {
  if (Array.isArray(message)) return Buffer.concat(message);
  return message instanceof ArrayBuffer ? new Uint8Array(message) : message;
}
