import { database } from "@/db/client";
import { resumeImports } from "@/lib/channels/import/run";

/** A program of its own that goes on with the imports of one organization, so that a test can kill it. */
const [orgId = ""] = process.argv.slice(2);
await resumeImports(orgId, new AbortController().signal);
await database().close();
