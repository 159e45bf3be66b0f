import { currentFloor } from "@/lib/floor/session";
import { isUuid } from "@/lib/orders/read-order";
import { problem } from "@/lib/server/problem";
import { printLabelPdf, printPackingSlips } from "@/lib/shipping/documents";
import type { Actor } from "@/lib/tenancy/actor";

const DOCUMENTS: Readonly<Record<string, (actor: Actor, id: string) => ReturnType<typeof printLabelPdf>>> = {
  label: (actor, packageId) => printLabelPdf(actor, packageId, "4x6"),
  "label-a6": (actor, packageId) => printLabelPdf(actor, packageId, "a6"),
  slip: printPackingSlips,
};

/** A label or a packing slip, to print from the tablet. */
export async function GET(_request: Request, { params }: { params: Promise<{ document: string; id: string }> }): Promise<Response> {
  const floor = await currentFloor();
  if (!floor) return problem({ status: 401, code: "locked", detail: "Nobody works here. Scan your badge first." });
  const { document, id } = await params;
  const print = Object.hasOwn(DOCUMENTS, document) ? DOCUMENTS[document] : undefined;
  if (!print || !isUuid(id)) return problem({ status: 404, code: "not_found", detail: "There is no such document." });
  const printed = await print(floor.actor, id);
  if (!printed.ok) return problem({ status: printed.code === "no_right" ? 403 : 404, code: printed.code, detail: printed.detail });
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${printed.name}"`,
    "cache-control": "no-store",
  };
  return new Response(new Uint8Array(printed.content), { headers });
}
