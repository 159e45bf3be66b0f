import { logFault } from "@/lib/server/log";
import { builtInCarrier } from "@/lib/shipping/built-in-carrier";
import type { Carrier, CarrierOutcome } from "@/lib/shipping/carrier";

/** Who answers for a carrier's name. */
export type CarrierOf = (orgId: string, carrier: string) => Carrier;

/** Every name with a rate table is served offline; a real carrier takes its name out of here. */
export const carrierOf: CarrierOf = builtInCarrier;

const PATIENCE_MS = 20_000;

/** One call to a carrier. A fault or silence is an unknown outcome, never a failed one: the call may have arrived. */
export async function ask<T>(what: string, call: () => Promise<CarrierOutcome<T>>): Promise<CarrierOutcome<T>> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<CarrierOutcome<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "unknown", because: `no answer within ${PATIENCE_MS / 1000} seconds` }), PATIENCE_MS);
  });
  try {
    return await Promise.race([call(), silence]);
  } catch (error) {
    logFault({ carrier: what }, error);
    return { kind: "unknown", because: "the call was cut off" };
  } finally {
    clearTimeout(timer);
  }
}
