import "server-only";
import type { z } from "zod";
import type { Floor } from "@/lib/floor/find-floor";
import { requireFloor } from "@/lib/floor/session";
import { touchFloor } from "@/lib/floor/session-commands";
import { answerOf } from "@/lib/server/action";
import type { FormAction } from "@/lib/server/form-answer";
import { parseForm } from "@/lib/server/parse-form";
import { renewClaims } from "@/lib/tenancy/session-cookie";

/** A form of the floor: as `formAction`, by the person and at the location of the tablet. */
export function floorAction<S extends z.ZodObject, T>(schema: S, run: (floor: Floor, input: z.output<S>) => Promise<T>): FormAction<T> {
  return async (_previous, form) => {
    const floor = await requireFloor();
    const parsed = parseForm(schema, form);
    if (!parsed.success) return parsed.answer;
    await (floor.device ? touchFloor() : renewClaims());
    return answerOf(await run(floor, parsed.data), parsed.data);
  };
}
