import { randomUUID } from "node:crypto";
import { fetchDocumented } from "@/e2e/support/served-contract";
import type { WireOrder } from "@/lib/orders/wire";
import type { Body, Desk, FloorCall, Reply } from "@/lib/testing/desk";

export type HttpDesk = Desk & {
  verify: () => Promise<{ differing_rows: number; invariants: { name: string; rows: number; examples: unknown[] }[] }>;
};

/** The desk of another program: every step goes over HTTP with an API key, and every reply is what the API's document says. */
export function httpDesk(world: Desk["world"], address: string, key: string): HttpDesk {
  const send = async (method: "GET" | "POST", path: string, body?: object, once?: string): Promise<Response> =>
    fetchDocumented(address, `/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...(once && { "idempotency-key": once }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const post = async (path: string, body: object, once?: string): Promise<Reply> => {
    const response = await send("POST", path, body, once);
    return { status: response.status, body: (await response.json()) as Body };
  };
  const get = async <T>(path: string): Promise<T> => {
    const response = await send("GET", path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await response.json()) as T;
  };
  return {
    world,
    place: (body, once = randomUUID()) => post("/orders", body, once),
    rehearse: (body) => post("/orders/rehearse", body),
    move: (move, order, body) => post(`/orders/${order}/${move}`, body),
    receive: (body, once = randomUUID()) => post("/stock/receipts", body, once),
    floor: async (call, id, body) => {
      const { status, body: answer } = await post(PATHS[call].replace("{id}", id ?? ""), body, randomUUID());
      return { status, body: answer as Record<string, unknown> };
    },
    order: (idOrNumber) => get<WireOrder>(`/orders/${idOrNumber}`),
    verify: () => get("/verify?run=full"),
  };
}

const PATHS: Record<FloorCall, string> = {
  release: "/fulfilments",
  recall: "/fulfilments/{id}/recall",
  pick: "/scans/pick",
  short: "/shorts",
  pack: "/scans/pack",
  close: "/packages/{id}/close",
  label: "/packages/{id}/labels",
  ship: "/fulfilments/{id}/shipments",
  carrier_events: "/carriers/{id}/events",
  put_back: "/put-backs/{id}/done",
  count: "/counts",
  count_entry: "/counts/{id}/entries",
};
