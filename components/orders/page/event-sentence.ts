import { unitsText } from "@/components/orders/page/order-units";
import { reasonText } from "@/components/orders/page/reason-words";
import type { OrderEvent } from "@/lib/orders/consequences";

export type EventSentence = { what: string; rest: string; tone: "accent" | "stop" | "wait" };

const sumUnits = (list: unknown): number =>
  Array.isArray(list)
    ? list.reduce<number>(
        (sum, row: unknown) => sum + (typeof row === "object" && row !== null && "units" in row ? Number(row.units) : 0),
        0,
      )
    : 0;

const count = (changes: Record<string, unknown>, name: string): number => Number(changes[name] ?? 0);

const packedText = (changes: Record<string, unknown>): string =>
  changes["closed"] === undefined ? `Packed ${unitsText(count(changes, "units"))}` : `Closed package ${count(changes, "closed")}`;

const because = (reason: string | null): string => (reason ? `: ${reasonText(reason)}` : "");

/** One event in a sentence: what was done in bold, then by whom and why, and what ended with it. */
export function sentenceOf(event: OrderEvent): EventSentence {
  const sentence = moveSentence(event);
  return sumUnits(event.changes["lapsed"]) === 0
    ? sentence
    : { ...sentence, rest: `${sentence.rest}. A proposed substitute was not needed any more` };
}

const substituteOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "substitute" in value ? `, ${String(value.substitute)} is proposed instead` : "";

const skuOf = (value: unknown): string => (typeof value === "object" && value !== null && "sku" in value ? ` by ${String(value.sku)}` : "");

const WITHOUT_NAME: Readonly<Record<string, string>> = { api_key: "a program", customer: "the customer" };

function byWhom({ actorKind, actorName, linkMadeBy }: OrderEvent): string {
  if (actorKind === "system" && !actorName) return "";
  const by = ` by ${actorName ?? WITHOUT_NAME[actorKind] ?? "somebody who left"}`;
  // Whoever makes a link may open it as well.
  return linkMadeBy ? `${by}, over a link that ${linkMadeBy} made` : by;
}

function moveSentence(event: OrderEvent): EventSentence {
  const { move, changes, reason } = event;
  const by = byWhom(event);
  const overridden = changes["overridden"] === "credit_limit";
  switch (move) {
    case "draft":
      return { what: "Saved as draft", rest: by, tone: "accent" };
    case "edit":
      return { what: "Edited", rest: by, tone: "accent" };
    case "place":
      if (changes["status"] === "pending_approval")
        return { what: "Held back for approval", rest: `, asked for${by || " by the system"}: over the credit limit`, tone: "wait" };
      return { what: "Placed", rest: overridden ? `${by} over the credit limit${because(reason)}` : by, tone: "accent" };
    case "approve":
      return { what: "Approved", rest: overridden ? `${by} over the credit limit${because(reason)}` : by, tone: "accent" };
    case "decline":
      return { what: "Declined", rest: `${by}${because(reason)}`, tone: "stop" };
    case "allocate":
      return { what: `Reserved ${unitsText(sumUnits(changes["fed"]))}`, rest: " that waited in line", tone: "accent" };
    case "cancel":
      return { what: `Canceled ${unitsText(sumUnits(changes["canceled"]))}`, rest: `${by}${because(reason)}`, tone: "stop" };
    case "hold":
      return { what: "Put on hold", rest: by, tone: "wait" };
    case "unhold":
      return { what: "Hold lifted", rest: by, tone: "accent" };
    case "readdress":
      return { what: "Address changed", rest: by, tone: "wait" };
    default:
      return floorSentence({ move, changes, reason }, by);
  }
}

/** What the warehouse does with the order, and what is decided about what it did not find. */
function floorSentence({ move, changes, reason }: Pick<OrderEvent, "move" | "changes" | "reason">, by: string): EventSentence {
  switch (move) {
    case "release":
      return { what: `Released ${unitsText(count(changes, "units"))} to the floor`, rest: by, tone: "accent" };
    case "pick":
      return { what: `Picked ${unitsText(count(changes, "units"))}`, rest: by, tone: "accent" };
    case "cross_dock":
      return { what: `${unitsText(count(changes, "units"))} went straight from the dock to packing`, rest: `, sent${by}`, tone: "accent" };
    case "unpick":
      return { what: `Put ${unitsText(count(changes, "units"))} back into the bin`, rest: by, tone: "wait" };
    case "short":
      return {
        what: `${unitsText(count(changes, "units"))} not found`,
        rest: `${by}${because(reason)}${substituteOf(changes["proposed"])}`,
        tone: "stop",
      };
    case "substitute":
      return {
        what: `Replaced ${unitsText(count(changes, "units"))}${skuOf(changes["substitute"])}`,
        rest: `, approved${by}${because(reason)}`,
        tone: "accent",
      };
    case "keep_waiting":
      return { what: "Substitute declined", rest: `${by}${because(reason)}`, tone: "wait" };
    case "put_back":
      return { what: `Put ${unitsText(count(changes, "units"))} back and canceled them`, rest: by, tone: "stop" };
    case "recall":
      return { what: "Called back from the floor", rest: `${by}${because(reason)}`, tone: "wait" };
    case "pack":
      return { what: packedText(changes), rest: `${by}${because(reason)}`, tone: "accent" };
    case "ship":
      return { what: `Shipped ${unitsText(count(changes, "units"))}`, rest: by, tone: "accent" };
    case "deliver":
      return { what: `Package ${count(changes, "package")} arrived`, rest: `, ${unitsText(count(changes, "units"))}${by}`, tone: "accent" };
    case "recount":
      return { what: `A count took ${unitsText(count(changes, "units"))} back`, rest: by, tone: "stop" };
    default:
      return { what: move.charAt(0).toUpperCase() + move.slice(1).replaceAll("_", " "), rest: `${by}${because(reason)}`, tone: "accent" };
  }
}
