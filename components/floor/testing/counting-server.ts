import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Arrival = { key: string; body: unknown };
type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** A server that counts every key once, as ours does, and whose cable can be pulled. */
export class CountingServer {
  readonly arrivals: Arrival[] = [];
  readonly counted = new Map<string, unknown>();
  /** What it answers; "lost" counts the scan and cuts the line before the answer. */
  answer: (arrival: Arrival) => Answer | "lost" = () => ({ status: 200, body: { ok: true } });
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/scans`;
  }

  async plugIn(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  async pullCable(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const arrival = {
      key: String(request.headers["idempotency-key"]),
      body: JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown,
    };
    this.arrivals.push(arrival);
    const answer = this.answer(arrival);
    if (answer === "lost" || answer.status < 300) this.counted.set(arrival.key, arrival.body);
    if (answer === "lost") {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(answer.body ?? {}));
  }
}
