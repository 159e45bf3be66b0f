import { GET } from "@/app/api/v1/openapi.json/route";
import type { ApiHandler } from "@/lib/server/api-route";
import { apiContract, type ApiContract } from "@/lib/testing/api-contract";

type Params = Record<string, string | string[]>;
type Context = { params: Promise<Params> };

let contract: Promise<ApiContract> | undefined;

/** Calls a handler of the API and holds its answer against the document that the server serves. */
export async function documented(handler: unknown, request: Request, context: Context): Promise<Response> {
  const { spec } = handler as Partial<ApiHandler>;
  const response = await (handler as (request: Request, context: Context) => Promise<Response>)(request, context);
  // A method that the address lacks is in no document.
  if (!spec) return response;
  contract ??= GET().json().then(apiContract);
  const check = await contract;
  check({
    method: spec.method,
    path: spec.path,
    status: response.status,
    contentType: response.headers.get("content-type"),
    text: await response.clone().text(),
  });
  return response;
}
