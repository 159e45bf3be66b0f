import { documentResponse } from "@/lib/shipping/document-route";
import { printManifest } from "@/lib/shipping/manifest-pdf";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ manifestId: string }> }): Promise<Response> {
  return await documentResponse(request, (await params).manifestId, printManifest);
}
