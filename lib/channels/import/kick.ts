import { logFault } from "@/lib/server/log";
import type { Actor } from "@/lib/tenancy/actor";
import { runImport } from "./run";
import type { Steered } from "./steer";

/** Begins to work in this process at once, behind the answer; the worker takes over what this process does not end. */
export function kick(actor: Actor, steered: Steered): Steered {
  if (steered.ok) runImport(actor.orgId, steered.jobId, { actor }).catch((error: unknown) => logFault({ import: steered.jobId }, error));
  return steered;
}
