import "server-only";
import { z } from "zod";
import { seeOther } from "@/lib/server/own-form";
import type { Printed } from "@/lib/shipping/documents";
import { refused, SHIPPING_REFUSALS, type ShippingRefused } from "@/lib/shipping/refusals";
import { fileResponse } from "@/lib/server/file-response";
import type { Actor } from "@/lib/tenancy/actor";
import { currentActor } from "@/lib/tenancy/session";

/** A document for somebody who is signed in: shown by the browser, or the reason why not, in plain words. */
export async function documentResponse(
  request: Request,
  id: string,
  print: (actor: Actor, id: string) => Promise<Printed<Buffer | string> | ShippingRefused>,
): Promise<Response> {
  const actor = await currentActor();
  if (!actor)
    return request.headers.get("accept")?.includes("text/html") ? seeOther("/sign-in") : new Response("Sign in again.", { status: 401 });
  const printed = z.uuid().safeParse(id).success ? await print(actor, id) : refused("not_found");
  return printed.ok
    ? fileResponse(printed.content, printed.name)
    : new Response(printed.detail, { status: SHIPPING_REFUSALS[printed.code].status });
}
