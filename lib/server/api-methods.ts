import type { ApiHandler } from "@/lib/server/api-route";
import type { ApiMethod } from "@/lib/server/api-spec";
import { problem } from "@/lib/server/problem";

type Handler = ApiHandler | (() => Promise<Response>);
type Route = Record<ApiMethod | "OPTIONS", Handler>;

/**
 * All methods of one address, so that those it lacks are answered as a problem, too:
 * `export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({ GET: apiRoute(...) })`.
 */
export function apiMethods(handlers: Partial<Record<ApiMethod, ApiHandler>>): Route {
  const allow = [...Object.keys(handlers), ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const missing = (): Promise<Response> =>
    Promise.resolve(problem({ status: 405, code: "method_not_allowed", detail: `This address knows ${allow}.`, headers: { allow } }));
  const options = (): Promise<Response> => Promise.resolve(new Response(null, { status: 204, headers: { allow } }));
  return { GET: missing, POST: missing, PUT: missing, PATCH: missing, DELETE: missing, ...handlers, OPTIONS: options };
}
