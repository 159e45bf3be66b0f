import { z } from "zod";

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const id = z.preprocess(first, z.uuid().optional().catch(undefined));

/** The address of a list: what it is searched for, and the message from which it goes on. */
export const listInput = z.object({
  q: z.preprocess(first, z.string().trim().max(200).catch("").default("")),
  after: id,
  before: id,
  /** How many messages were just queued again. */
  queued: z.preprocess(first, z.coerce.number().int().min(0).optional().catch(undefined)),
  view: z.preprocess(first, z.string().optional().catch(undefined)),
});
