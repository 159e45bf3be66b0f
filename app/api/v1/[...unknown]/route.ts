import { problem } from "@/lib/server/problem";

const DETAIL = "There is no such address; the API is described at /api/docs.";

const nowhere = (): Response => problem({ status: 404, code: "not_found", detail: DETAIL, headers: { "cache-control": "no-store" } });

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
