import type { ImportResult } from "@/db/values";
import type { ChipShape } from "@/components/ui/chip";
import type { Tone } from "@/components/ui/tone";
import type { ImportJob } from "@/lib/channels/import/job";

type Words = { word: string; tone: Tone; shape: ChipShape };

export function statusWords({ status, rehearsal, rehearsedAt }: Pick<ImportJob, "status" | "rehearsal" | "rehearsedAt">): Words {
  switch (status) {
    case "mapping":
      return rehearsedAt ? { word: "Rehearsed", tone: "info", shape: "half" } : { word: "To be checked", tone: "wait", shape: "square" };
    case "running":
      return { word: rehearsal ? "Rehearsing" : "Importing", tone: "info", shape: "half" };
    case "paused":
      return { word: "Paused", tone: "wait", shape: "half" };
    case "done":
      return { word: "Done", tone: "ok", shape: "disc" };
  }
}

export function resultWords(result: ImportResult, rehearsal: boolean): Words {
  switch (result) {
    case "waiting":
      return { word: "Waiting", tone: "neutral", shape: "ring" };
    case "imported":
      return rehearsal ? { word: "Would be imported", tone: "info", shape: "ring" } : { word: "Imported", tone: "ok", shape: "disc" };
    case "exists":
      return { word: "Already there", tone: "neutral", shape: "disc" };
    case "exception":
      return { word: "Exception", tone: "stop", shape: "square" };
  }
}

const CODE_WORDS: Readonly<Record<string, string>> = {
  backordered: "With units that wait for stock",
  pending_approval: "Waiting for approval",
  creates_first: "Creates products or a customer first",
};

/** What a code is called above a list: "price_zero" is "Price zero". */
export const codeWords = (code: string): string => CODE_WORDS[code] ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll("_", " ");
