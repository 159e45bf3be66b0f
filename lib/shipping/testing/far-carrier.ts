import type { Carrier, CarrierOutcome, LabelOrder, Tracked } from "@/lib/shipping/carrier";
import { trackingNumberOf } from "@/lib/shipping/tracking-number";

/** What happens to the next calls: done and the answer lost, not done at all, or refused. */
export type Trouble = "answer_lost" | "unreachable" | "refused";

type Entry = { order: LabelOrder; tracked: Tracked };

/** A carrier at the other end of a bad line, with a register of its own that tests can look into. */
export class FarCarrier implements Carrier {
  readonly register = new Map<string, Entry>();
  readonly calls: string[] = [];
  private readonly troubles: Partial<Record<"buy" | "void" | "track", Trouble[]>> = {};

  trouble(call: "buy" | "void" | "track", ...troubles: Trouble[]): void {
    this.troubles[call] = troubles;
  }

  quote: Carrier["quote"] = ({ weightG }) =>
    Promise.resolve({
      kind: "done",
      value: {
        quotes: [
          { service: "FAR", name: "Far away", priceMinor: weightG, currency: "EUR", transitDays: 3, billedG: weightG, byVolume: false },
        ],
        without: [],
      },
    });

  buy: Carrier["buy"] = (key, order) =>
    this.answer("buy", () => {
      const { priceMinor: costMinor, currency } = order;
      const entry = this.register.get(key) ?? {
        order,
        tracked: { trackingNumber: trackingNumberOf(key), costMinor, currency, state: "bought" as const, events: [] },
      };
      this.register.set(key, entry);
      return entry.tracked;
    });

  void: Carrier["void"] = (key) =>
    this.answer("void", () => {
      const entry = this.register.get(key);
      if (entry) entry.tracked = { ...entry.tracked, state: "voided" };
      return null;
    });

  track: Carrier["track"] = (key) => this.answer("track", () => this.register.get(key)?.tracked ?? null);

  /** Labels that were paid for and not given back. */
  get paid(): string[] {
    return [...this.register].filter(([, { tracked }]) => tracked.state !== "voided").map(([key]) => key);
  }

  private async answer<T>(call: "buy" | "void" | "track", act: () => T): Promise<CarrierOutcome<T>> {
    this.calls.push(call);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const trouble = this.troubles[call]?.shift();
    if (trouble === "refused") return { kind: "failed", because: "Not today." };
    if (trouble === "unreachable") throw new Error("connect ECONNREFUSED");
    const value = act();
    if (trouble === "answer_lost") throw new Error("socket hang up");
    return { kind: "done", value };
  }
}
