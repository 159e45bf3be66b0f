"use server";

import { z } from "zod";
import { replayAllDead, replayInput, replayMessage } from "@/lib/outbox/replay";
import { formAction } from "@/lib/server/action";

// The form goes away with its row, so the list itself says how it ended.
const toDeadLetters = { goTo: ({ messages }: { messages: number }) => `/outbox?view=dead&queued=${messages}` };

export const sendAgain = formAction(replayInput, replayMessage, toDeadLetters);
export const sendAllAgain = formAction(z.object({}), (actor) => replayAllDead(actor), toDeadLetters);
