import type { ActorKind } from "@/db/values";

/** Who did it, also when they are gone since. */
export function actorText({ actorKind, actorName }: { actorKind: ActorKind; actorName: string | null }): string {
  if (actorName) return actorName;
  if (actorKind === "system") return "The system";
  if (actorKind === "customer") return "The customer";
  return actorKind === "api_key" ? "A program" : "Somebody who left";
}
