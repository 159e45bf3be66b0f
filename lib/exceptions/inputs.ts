import { z } from "zod";

export const assignBody = z.object({
  user_id: z.uuid().nullable().describe("The member who takes care of it; null gives it back to the desk"),
});
export type AssignBody = z.output<typeof assignBody>;

export const closeExceptionBody = z.object({ reason: z.string().trim().min(3, "Say why, in a few words.").max(500) });
export type CloseExceptionBody = z.output<typeof closeExceptionBody>;

export const assignForm = z.object({
  exception: z.uuid(),
  user_id: z
    .union([z.uuid(), z.literal("")])
    .optional()
    .transform((id) => id || null),
});

export const closeExceptionForm = closeExceptionBody.extend({ exception: z.uuid() });
