import { apiDocument } from "./specs";

export const dynamic = "force-static";

export const GET = (): Response => Response.json(apiDocument());
