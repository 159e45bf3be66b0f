import "server-only";
import type { z } from "zod";
import { openRefusedReplay } from "@/lib/exceptions/open-replay";
import type { Floor } from "@/lib/floor/find-floor";
import { keptSeconds } from "@/lib/floor/kept-seconds";
import { currentFloor } from "@/lib/floor/session";
import { touchFloor } from "@/lib/floor/session-commands";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { isOwnForm } from "@/lib/server/own-form";
import { problem } from "@/lib/server/problem";
import { readJson } from "@/lib/server/request-body";
import { hashBody, type OnceKey } from "@/lib/transaction/idempotency";
import type { Outcome } from "@/lib/transaction/transact";

type Answer = { ok: true } | { ok: false; code: string; detail: string };
type Run<Body> = (floor: Floor, body: Body, once: OnceKey) => Promise<Outcome<Answer>>;

/** What a tablet may send: parsed, then carried out by the person who works on it. */
export type FloorPost = (floor: Floor, value: unknown, key: string, path: string) => Promise<Response>;

export const floorPost =
  <S extends z.ZodType>(schema: S, run: Run<z.output<S>>): FloorPost =>
  async (floor, value, key, path) => {
    const body = schema.safeParse(value);
    if (!body.success) {
      const detail = body.error.issues.map(({ message }) => message).join(" ");
      return problem({ status: 400, code: "invalid_input", detail });
    }
    const once = { route: `POST ${path}`, key, bodyHash: hashBody(value) };
    return outcomeResponse(await run(floor, body.data, once));
  };

const MOST_BYTES = 100_000;

/** Carries out one command of the floor once, however often the tablet sends it. */
export async function answerFloor(request: Request, post: FloorPost | undefined): Promise<Response> {
  if (!isOwnForm(request)) return problem({ status: 403, code: "foreign_form", detail: "This did not come from a page of this site." });
  const floor = await currentFloor();
  if (!floor) return problem({ status: 401, code: "locked", detail: "Nobody works here. Scan your badge first." });
  if (!post) return problem({ status: 404, code: "not_found", detail: "There is no such command." });
  const key = request.headers.get("idempotency-key")?.trim() ?? "";
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    return problem({ status: 400, code: "idempotency_key_required", detail: "Send an Idempotency-Key." });
  const json = await readJson(request, MOST_BYTES);
  if (!json.ok) return problem(json.problem);
  if (floor.device) await touchFloor();
  const path = new URL(request.url).pathname;
  const response = await post(floor, json.value, key, path);
  const seconds = keptSeconds(request.headers.get("kept-seconds"));
  if (seconds < WENT_ON_AFTER) return response;
  const detail = await refusalIn(response.clone());
  if (detail !== null) await openRefusedReplay(floor.actor, { key, body: json.value, detail, ...replayOf(floor, path, seconds) });
  return response;
}

/** Whoever waits for an answer sees a refusal at once; after so many seconds they went on, and somebody has to look. */
const WENT_ON_AFTER = 5;

const replayOf = (floor: Floor, path: string, seconds: number) => ({
  command: path.slice(path.lastIndexOf("/") + 1),
  keptAt: new Date(Date.now() - seconds * 1000),
  locationId: floor.location.id,
});

/** Why it was refused, also by the verdict on a scan; null where it was accepted, or nothing is decided yet. */
async function refusalIn(response: Response): Promise<string | null> {
  if (response.headers.has("retry-after") || !response.headers.get("content-type")?.includes("json")) return null;
  const { verdict, detail } = (await response.json()) as { verdict?: unknown; detail?: unknown };
  const isRefused = response.status >= 400 || (typeof verdict === "string" && verdict !== "accepted");
  return isRefused ? String(typeof detail === "string" ? detail : "It was not accepted.") : null;
}
