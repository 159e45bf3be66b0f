import "server-only";
import { v7 } from "uuid";
import { z } from "zod";
import { type Elsewhere, refuseElsewhere } from "@/lib/server/drawn-for";
import { hashBody, type OnceKey } from "@/lib/transaction/idempotency";
import type { Actor } from "@/lib/tenancy/actor";
import type { Outcome } from "@/lib/transaction/transact";
import { placeDraft } from "./approve";
import { editDraft } from "./drafts";
import { type EditBody, type PlaceBody, placeBody } from "./inputs";
import type { MoveAnswer, Refused } from "./move-answer";
import { placeOrder } from "./place";
import { placeAgain } from "./place-again";
import { type Problem, problemsOf, unstorableIn } from "./quote";
import type { PlaceAnswer, WireOrder } from "./wire";

const submitted = z.object({
  /** Made once for each form: whatever is sent twice under it is done once. */
  key: z.uuid(),
  body: z.unknown(),
  /** The draft that is being edited, in the version that was seen. */
  draft: z.object({ id: z.uuid(), version: z.int().min(1) }).nullish(),
  /** The refused placement that is being tried again: it is settled with what comes of it. */
  refusal: z.uuid().nullish(),
});

export type Submitted = z.input<typeof submitted>;

export type SubmitAnswer =
  | { status: "placed" | "parked" | "saved"; id: string; number: string }
  /** A refusal settles its key, so the next try needs another. `version` is the draft's own, when the edit was saved before placing it was refused. */
  | { status: "refused"; refusal: Refused | Elsewhere; nextKey: string; version?: number }
  | { status: "invalid"; problems: Problem[] }
  | { status: "key_reused" | "key_busy" };

/** The order form, sent: a new order, or a draft that is changed and perhaps placed. */
export async function submitOrder(actor: Actor, request: unknown, drawnFor: string | null = null): Promise<SubmitAnswer> {
  const elsewhere = refuseElsewhere(actor, drawnFor);
  if (elsewhere) return { status: "refused", refusal: elsewhere, nextKey: v7() };
  const form = submitted.safeParse(request);
  if (!form.success) return { status: "invalid", problems: problemsOf(form.error.issues) };
  const body = placeBody.safeParse(form.data.body);
  if (!body.success) return { status: "invalid", problems: problemsOf(body.error.issues) };
  const unstorable = unstorableIn(body.data);
  if (unstorable.length > 0) return { status: "invalid", problems: unstorable };
  const { key, draft, refusal } = form.data;
  const once: OnceKey = { route: "order form", key, bodyHash: hashBody({ body: body.data, draft, refusal }) };
  if (draft) return submitDraft(actor, draft, body.data, once);
  const outcome = refusal ? await placeAgain(actor, refusal, body.data, { once }) : await placeOrder(actor, body.data, { once });
  return answerOf(outcome, body.data.draft);
}

async function submitDraft(
  actor: Actor,
  draft: { id: string; version: number },
  { draft: staysDraft, override, channel: _channel, external_id: _external, ...content }: PlaceBody,
  once: OnceKey,
): Promise<SubmitAnswer> {
  const edit: EditBody = { ...content, version: draft.version };
  const edited = answerOf(await editDraft(actor, draft.id, edit, { once: { ...once, route: "order form edit" } }), true);
  if (edited.status !== "saved" || staysDraft) return edited;
  const version = draft.version + 1;
  const placed = answerOf(await placeDraft(actor, draft.id, { version, override: override ?? null }, { once }), false);
  return placed.status === "refused" ? { ...placed, version } : placed;
}

function answerOf(outcome: Outcome<PlaceAnswer | MoveAnswer>, saved: boolean): SubmitAnswer {
  if (outcome.kind !== "answer") return { status: outcome.kind };
  const { answer } = outcome;
  if (!answer.ok) return { status: "refused", refusal: answer, nextKey: v7() };
  return { status: saved ? "saved" : statusOf(answer.order), id: answer.order.id, number: answer.order.number };
}

const statusOf = ({ status }: WireOrder): "placed" | "parked" => (status === "pending_approval" ? "parked" : "placed");
