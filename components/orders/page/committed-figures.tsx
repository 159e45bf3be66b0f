import type { ConsequenceFigures, FourFigures } from "@/components/orders/page/consequence-cell";
import { unitsText } from "@/components/orders/page/order-units";
import { STRATEGY_WORDS } from "@/components/orders/page/strategy-words";
import { Day } from "@/components/ui/day";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import { Time } from "@/components/ui/time";
import type { Consequences, OrderMessage } from "@/lib/orders/consequences";
import type { Order } from "@/lib/orders/order";

type Place = { code: string; name: string };
type Committed = {
  order: Order;
  consequences: Consequences;
  locations: ReadonlyMap<string, Place>;
  zone: string;
  today: string;
};

/** What the placing transaction wrote, and what has become of it since. */
export function committedFigures(committed: Committed): FourFigures {
  const { order, consequences } = committed;
  return {
    stock: stockFigures(committed),
    receivable: receivableFigures(committed),
    email: emailFigures(consequences.email, committed.zone),
    tag: tagFigures(consequences.tags, order),
  };
}

function stockFigures({ order, consequences: { stock }, locations }: Committed): ConsequenceFigures {
  const { reservedUnits, waitingUnits, places, strategy } = stock;
  const figure = unitsText(reservedUnits + waitingUnits);
  const where = places.map(({ locationId, units }) => `${locations.get(locationId)?.name ?? "?"} ${formatUnits(units)}`).join(", ");
  const detail = [where, strategy && places.length > 0 ? STRATEGY_WORDS[strategy] : ""].filter(Boolean).join(", ");
  if (reservedUnits + waitingUnits === 0)
    return { chip: { text: "Nothing to reserve", tone: "neutral", shape: "disc" }, figure: "0 units", detail: "services only" };
  if (order.status === "canceled") return { chip: { text: "Released since", tone: "neutral", shape: "square" }, figure, detail };
  if (waitingUnits === 0) return { chip: { text: "Reserved", tone: "ok", shape: "disc" }, figure, detail };
  if (reservedUnits === 0)
    return {
      chip: { text: `Waiting ${formatUnits(waitingUnits)}`, tone: "wait", shape: "ring" },
      figure,
      detail: "in line for the next receipt",
    };
  return {
    chip: { text: `Reserved ${formatUnits(reservedUnits)}, waiting ${formatUnits(waitingUnits)}`, tone: "wait", shape: "half" },
    figure,
    detail,
  };
}

function receivableFigures({ order, consequences: { receivable }, today }: Committed): ConsequenceFigures {
  const figure = formatMoney(receivable.amountMinor, order.currency);
  if (order.status === "canceled")
    return { chip: { text: "Reversed since", tone: "neutral", shape: "square" }, figure, detail: "receivable" };
  const due = order.dueOn && <Day value={order.dueOn} today={today} />;
  return {
    chip: { text: "Posted", tone: "ok", shape: "disc" },
    figure,
    detail: order.terms === "prepaid" ? <>receivable, to be paid by {due}</> : due ? <>receivable, due {due}</> : "receivable",
  };
}

function emailFigures(email: OrderMessage | null, zone: string): ConsequenceFigures {
  if (!email) return { chip: { text: "None", tone: "neutral", shape: "ring" }, figure: "No message", detail: "nothing was queued" };
  const chips: Record<OrderMessage["status"], ConsequenceFigures["chip"]> = {
    pending: { text: "Queued", tone: "ok", shape: "half" },
    sending: { text: "Queued, leaving", tone: "ok", shape: "half" },
    sent: {
      text: <>Queued, sent {email.sentAt && <Time value={email.sentAt} zone={zone} />}</>,
      tone: "ok",
      shape: "disc",
    },
    dead: { text: "Queued, not deliverable", tone: "stop", shape: "square" },
    withheld: { text: "Withheld", tone: "neutral", shape: "square" },
  };
  return {
    chip: chips[email.status],
    figure: "Confirmation",
    detail: email.status === "dead" ? (email.lastError ?? "It could not be delivered.") : (email.to ?? "the customer has no address"),
  };
}

function tagFigures(tags: Consequences["tags"], order: Order): ConsequenceFigures {
  const reverted = tags.length > 0 && tags.every(({ revertedAt }) => revertedAt !== null);
  if (tags.length === 0)
    return { chip: { text: "None", tone: "neutral", shape: "ring" }, figure: "No tag", detail: "no rule of the organization applied" };
  return {
    chip: reverted ? { text: "Reverted since", tone: "neutral", shape: "square" } : { text: "Tagged", tone: "ok", shape: "disc" },
    figure: tags.map(({ tag }) => tag).join(", "),
    detail: reverted && order.status === "canceled" ? "taken off the account" : "on the account",
  };
}
