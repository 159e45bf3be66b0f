"use server";

import { z } from "zod";
import { replayAllDead, replayInput, replayMessage } from "@/lib/outbox/replay";
import { formAction } from "@/lib/server/action";

export const sendAgain = formAction(replayInput, replayMessage);
export const sendAllAgain = formAction(z.object({}), (actor) => replayAllDead(actor));
