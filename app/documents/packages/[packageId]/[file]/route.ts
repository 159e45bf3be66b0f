import { documentResponse } from "@/lib/shipping/document-route";
import { printLabelPdf, printLabelZpl } from "@/lib/shipping/documents";
import { refused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";

export const dynamic = "force-dynamic";

const FILE = /^label-(4x6|a6)\.(pdf|zpl)$/;

/** The label of a package: label-4x6.pdf, label-a6.pdf, label-4x6.zpl or label-a6.zpl. */
export async function GET(request: Request, { params }: { params: Promise<{ packageId: string; file: string }> }): Promise<Response> {
  const { packageId, file } = await params;
  return await documentResponse(request, packageId, (actor, id) => print(actor, id, file));
}

function print(actor: Actor, id: string, file: string) {
  const [, size, kind] = FILE.exec(file) ?? [];
  if (size === undefined) return Promise.resolve(refused("not_found"));
  const wanted = size === "a6" ? "a6" : "4x6";
  return kind === "zpl" ? printLabelZpl(actor, id, wanted) : printLabelPdf(actor, id, wanted);
}
