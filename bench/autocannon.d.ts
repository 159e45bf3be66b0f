// The part of autocannon that the bench uses; the package brings no types.
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  type Request = { method?: "GET" | "POST"; path?: string; headers?: Record<string, string>; body?: string };
  type Options = {
    url: string;
    connections: number;
    duration: number;
    timeout?: number;
    requests: (Request & { setupRequest?: (request: Request) => Request })[];
  };
  type Result = { errors: number; timeouts: number; non2xx: number; duration: number };
  /** Emits "response" with the client, the status, the bytes and the milliseconds. */
  type Instance = EventEmitter & PromiseLike<Result>;

  export default function autocannon(options: Options): Instance;
}
