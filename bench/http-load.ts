import autocannon from "autocannon";
import { type Figures, figuresOf } from "@/bench/measure";

export type HttpCall = { path: () => string; headers: () => Record<string, string>; body?: () => string };

/** So many connections ask again and again, each waiting for its answer; every answer that is not 2xx counts as an error. */
export async function measureHttp(url: string, connections: number, seconds: number, call: HttpCall): Promise<Figures> {
  const times: number[] = [];
  const { path, headers, body } = call;
  const instance = autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 60,
    requests: [
      {
        method: body ? "POST" : "GET",
        setupRequest: (request) => ({ ...request, path: path(), headers: headers(), ...(body && { body: body() }) }),
      },
    ],
  });
  void instance.on("response", (_client: unknown, status: number, _bytes: number, ms: number) => {
    if (status >= 200 && status < 300) times.push(ms);
  });
  const { errors, timeouts, non2xx, duration } = await instance;
  return figuresOf(connections, times, duration, errors + timeouts + non2xx);
}
