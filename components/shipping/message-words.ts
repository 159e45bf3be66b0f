import type { ChipShape } from "@/components/ui/chip";
import type { Tone } from "@/components/ui/tone";
import type { CarrierEvent, InboxResult } from "@/db/values";

export const CARRIER_EVENT_WORDS: Readonly<Record<CarrierEvent, string>> = {
  shipped: "Taken over by the carrier",
  in_transit: "On its way",
  out_for_delivery: "Out for delivery",
  delivery_failed: "Nobody took it",
  delivered: "Arrived",
};

export const RESULT_WORDS: Readonly<Record<InboxResult, { text: string; tone: Tone; shape: ChipShape }>> = {
  applied: { text: "Delivered by it", tone: "ok", shape: "disc" },
  noted: { text: "Noted", tone: "neutral", shape: "ring" },
  waiting: { text: "Waits", tone: "wait", shape: "half" },
  refused: { text: "Refused", tone: "stop", shape: "square" },
};

/** "COAST", or who said so. */
export const senderOf = (source: string): string => (source.startsWith("carrier ") ? source.slice("carrier ".length) : "By hand");
