import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type ApiSpec, rightsOf } from "@/lib/server/api-spec";
import { logFault } from "@/lib/server/log";
import { type Problem, pointerOf, problem } from "@/lib/server/problem";
import { readJson } from "@/lib/server/request-body";
import type { Actor } from "@/lib/tenancy/actor";
import { findApiKey } from "@/lib/tenancy/api-key";
import { limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { faultIn, isConnectionLost, isContended } from "@/lib/transaction/faults";
import { hashBody, type OnceKey } from "@/lib/transaction/idempotency";

export type ApiCall<P, Q, B> = {
  actor: Actor;
  params: P;
  query: Q;
  body: B;
  /** The once-only key of a creation, for `transact`. */
  once: OnceKey | undefined;
  request: Request;
};

type Context = { params: Promise<Record<string, string | string[] | undefined>> };
type AnyOf<T extends z.ZodType | undefined> = T extends z.ZodType ? z.output<T> : undefined;

export type ApiHandler = ((request: Request, context: Context) => Promise<Response>) & { spec: ApiSpec };

const MAX_BYTES = 1_000_000;
const MINUTE = 60;
const NUL = "%00";

/** A handler that is called with an actor and parsed input only; everything else is answered as a problem (RFC 9457). */
export function apiRoute<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  spec: ApiSpec<P, Q, B>,
  handle: (call: ApiCall<AnyOf<P>, AnyOf<Q>, AnyOf<B>>) => Promise<Response>,
): ApiHandler {
  const route = async (request: Request, context: Context): Promise<Response> => {
    const requestId = randomUUID();
    let response: Response;
    try {
      const read = await readCall(spec, request, context);
      response = read.ok ? await handle(read.call) : problem(read.problem);
    } catch (error) {
      logFault({ request_id: requestId, route: `${spec.method} ${spec.path}` }, error);
      response = problem(faultProblem(error, requestId));
    }
    response.headers.set("x-request-id", requestId);
    response.headers.set("cache-control", "no-store");
    return response;
  };
  return Object.assign(route, { spec: spec as unknown as ApiSpec });
}

type Refused = { ok: false; problem: Problem };
type Allowed<P, Q, B> = { ok: true; call: ApiCall<P, Q, B> };

const refused = (status: number, code: string, detail: string, more: Partial<Problem> = {}): Refused => ({
  ok: false,
  problem: { status, code, detail, ...more },
});

async function readCall<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  spec: ApiSpec<P, Q, B>,
  request: Request,
  context: Context,
): Promise<Allowed<AnyOf<P>, AnyOf<Q>, AnyOf<B>> | Refused> {
  const known = await authorize(spec, request);
  if (!known.ok) return known;
  const url = new URL(request.url);
  const params = spec.params?.safeParse(await context.params);
  if ((params && !params.success) || url.pathname.includes(NUL))
    return refused(404, "not_found", "There is nothing at this address; check the id.");
  if (url.search.includes(NUL)) return refused(400, "invalid_input", "The query holds U+0000, which no text here can.");
  const query = spec.query?.safeParse(Object.fromEntries(url.searchParams));
  if (query && !query.success) return invalid(query.error, "query");
  const key = spec.idempotent ? readKey(request, spec.idempotent) : undefined;
  if (key && typeof key !== "string") return key;
  const json = spec.body ? await readJson(request, spec.maxBytes ?? MAX_BYTES) : undefined;
  if (json && !json.ok) return json;
  const body = spec.body?.safeParse(json?.value);
  if (body && !body.success) return invalid(body.error);
  const once = key ? { route: `${spec.method} ${url.pathname}`, key, bodyHash: hashBody(json?.value ?? null) } : undefined;
  const call = { actor: known.actor, params: params?.data, query: query?.data, body: body?.data, once, request };
  return { ok: true, call: call as ApiCall<AnyOf<P>, AnyOf<Q>, AnyOf<B>> };
}

async function authorize(spec: Pick<ApiSpec, "right">, request: Request): Promise<{ ok: true; actor: Actor } | Refused> {
  const challenge = { headers: { "www-authenticate": 'Bearer realm="onerow"' } };
  const header = request.headers.get("authorization");
  if (!header) return refused(401, "api_key_required", "Send an API key: Authorization: Bearer onr_...", challenge);
  const secret = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  const holder = secret ? await findApiKey(secret) : null;
  if (!holder)
    return refused(401, "api_key_invalid", "This API key is unknown or was revoked; ask an administrator for another.", challenge);
  const { actor, ratePerMinute } = holder;
  if (ratePerMinute !== null) {
    const taken = await takeHit(limitKey("api", actor.id ?? ""), { hits: ratePerMinute, windowSeconds: MINUTE });
    if (!taken.ok) {
      const detail = `This key may make ${ratePerMinute} requests a minute; try again in ${taken.retryAfterSeconds} seconds.`;
      return refused(429, "rate_limited", detail, { headers: { "retry-after": String(taken.retryAfterSeconds) } });
    }
  }
  const rights = rightsOf(spec);
  if (rights.some((right) => actor.rights.has(right))) return { ok: true, actor };
  const detail = `This API key lacks the right ${rights.map((right) => `"${right}"`).join(" or ")}; use a key that has it.`;
  return refused(403, "no_right", detail, { extra: { subject: rights[0] } });
}

function readKey(request: Request, needed: true | "optional"): string | Refused | undefined {
  const key = request.headers.get("idempotency-key")?.trim();
  if (!key && needed === "optional") return undefined;
  if (!key)
    return refused(
      400,
      "idempotency_key_required",
      "Send a header Idempotency-Key with a value of your own, the same for every retry of this creation.",
    );
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    return refused(400, "idempotency_key_invalid", "Idempotency-Key has at most 200 visible ASCII characters.");
  return key;
}

function invalid(error: z.ZodError, place?: "query"): Refused {
  const errors = error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message, ...(place ? { in: place } : {}) }));
  const where = place === "query" ? "query" : "body";
  return refused(400, "invalid_input", `The ${where} does not have the expected form; see errors.`, { errors });
}

/** What is said of a fault: nothing of its text, and whether to try again. */
export function faultProblem(error: unknown, requestId: string): Problem {
  const fault = faultIn(error);
  const extra = { request_id: requestId };
  if (isContended(fault)) {
    const detail = "Others held what this request needs for too long; repeat it in a few seconds, with the same Idempotency-Key.";
    return { status: 503, code: "contended", detail, headers: { "retry-after": "5" }, extra };
  }
  if (isConnectionLost(fault)) {
    const detail = "The database cannot be reached at the moment; repeat the request with the same Idempotency-Key.";
    return { status: 503, code: "unavailable", detail, headers: { "retry-after": "1" }, extra };
  }
  const detail = `Something went wrong on our side and was logged; name the request id ${requestId} when you report it.`;
  return { status: 500, code: "internal", detail, extra };
}
