import { randomUUID } from "node:crypto";
import { faultProblem } from "@/lib/server/api-route";
import { logFault } from "@/lib/server/log";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { problem } from "@/lib/server/problem";
import { readBody } from "@/lib/server/request-body";
import { receiveHook } from "@/lib/shipping/receive-hook";
import { clientAddress } from "@/lib/tenancy/client-address";

const MAX_BYTES = 200_000;

/** Messages of a carrier, signed as the standard for webhooks says (standardwebhooks.com). */
export async function POST(request: Request, { params }: RouteContext<"/api/webhooks/carriers/[hook]">): Promise<Response> {
  const requestId = randomUUID();
  const response = await receive(request, (await params).hook).catch((error: unknown) => {
    logFault({ request_id: requestId, route: "POST /api/webhooks/carriers" }, error);
    return problem(faultProblem(error, requestId));
  });
  response.headers.set("x-request-id", requestId);
  response.headers.set("cache-control", "no-store");
  return response;
}

async function receive(request: Request, hook: string): Promise<Response> {
  const read = await readBody(request, MAX_BYTES);
  if (!read.ok) return problem(read.problem);
  const header = (name: string): string => request.headers.get(`webhook-${name}`) ?? "";
  const signed = { id: header("id"), timestamp: header("timestamp"), signature: header("signature"), body: read.text };
  const taken = await receiveHook(hook, signed, clientAddress(request.headers));
  return taken.ok ? outcomeResponse(taken.outcome) : problem(taken.problem);
}
