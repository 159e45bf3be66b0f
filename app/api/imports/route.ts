import type { IMPORT_REFUSALS } from "@/lib/channels/import/refusals";
import { MOST_BYTES, uploadImport } from "@/lib/channels/import/upload";
import { isOwnForm, seeOther } from "@/lib/server/own-form";
import { currentActor } from "@/lib/tenancy/session";

export const dynamic = "force-dynamic";

// What a browser sends around the file: boundaries and names of fields.
const ENVELOPE_BYTES = 64 * 1024;

/** Takes the uploaded file. A route and not an action, because the body of an action is bounded for all forms alike. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return new Response("This form was not sent from this site.", { status: 403 });
  const actor = await currentActor();
  if (!actor) return seeOther("/sign-in?next=/imports/new");
  const length = Number(request.headers.get("content-length"));
  if (!(length > 0)) return new Response("Send the length of the file along.", { status: 411 });
  if (length > MOST_BYTES + ENVELOPE_BYTES) return back("file_too_large");
  const file = (await request.formData()).get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return back("file_missing");
  const uploaded = await uploadImport(actor, file.name, new Uint8Array(await file.arrayBuffer()));
  if (!uploaded.ok) return back(uploaded.code, uploaded.subject);
  return seeOther(`/imports/${uploaded.jobId}/columns`);
}

function back(code: keyof typeof IMPORT_REFUSALS, subject: string | null = null): Response {
  const query = new URLSearchParams({ refused: code, ...(subject && { subject }) });
  return seeOther(`/imports/new?${query}`);
}
