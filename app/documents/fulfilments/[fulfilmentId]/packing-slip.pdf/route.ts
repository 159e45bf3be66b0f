import { documentResponse } from "@/lib/shipping/document-route";
import { printPackingSlips } from "@/lib/shipping/documents";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ fulfilmentId: string }> }): Promise<Response> {
  return await documentResponse(request, (await params).fulfilmentId, printPackingSlips);
}
