import { z } from "zod";
import { CARRIER_EVENTS } from "@/db/values";

const DAY_MS = 86_400_000;
const MOST_EVENTS = 100;

const at = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((instant) => instant.getTime() < Date.now() + DAY_MS, "This lies in the future.")
  .describe("When it happened, by the sender's clock");
const note = z.string().trim().max(300, "At most 300 characters.").default("").describe("What the carrier says of it, such as a place");

/** One message of a carrier. The same id is one message, however often it is sent. */
const carrierEvent = z.object({
  id: z.string().trim().min(1, "Fill this in.").max(200, "At most 200 characters.").describe("The carrier's own id of the message"),
  tracking_number: z.string().trim().min(1, "Fill this in.").max(64, "At most 64 characters."),
  kind: z.enum(CARRIER_EVENTS),
  at,
  note,
});

/** POST /api/v1/carriers/{carrier}/events */
export const carrierEventsBody = z.object({
  events: z.array(carrierEvent).min(1, "Send at least one event.").max(MOST_EVENTS, `At most ${MOST_EVENTS} events in one go.`),
});
export type CarrierEventBody = z.infer<typeof carrierEvent>;

/** POST /api/v1/packages/{id}/deliver: somebody knows that it arrived, without its carrier. */
export const deliverBody = z.object({ at: at.optional(), note });
export type DeliverBody = z.infer<typeof deliverBody>;
