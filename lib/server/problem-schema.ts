import { z } from "zod";
import { RIGHTS } from "@/db/values";

/** What `problemBody` writes, as OpenAPI tells it. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "Stable; for programs." }),
    detail: z.string().meta({ description: "For people; says what to do." }),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string(), in: z.enum(["query", "header"]).optional() }))
      .optional()
      .meta({ description: "Of input that does not have the expected form: each place, as a JSON pointer." }),
    subject: z.string().nullable().optional().meta({ description: "What the refusal is about, such as a SKU, a status or a right." }),
    right: z.enum(RIGHTS).optional().meta({ description: "Of no_right: the right that is missing." }),
    request_id: z.uuid().optional().meta({ description: "Of a fault: what it is logged under." }),
  })
  .meta({ id: "Problem", description: "RFC 9457. Refusals of an order carry more members, such as receipt and counter_offer." });

export const keyInUseSchema = problemSchema.extend({ code: z.literal("idempotency_key_in_use") }).meta({ id: "KeyInUse" });
export const keyReusedSchema = problemSchema.extend({ code: z.literal("idempotency_key_reused") }).meta({ id: "KeyReused" });
