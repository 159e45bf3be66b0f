import { unitsOf } from "@/components/orders/page/order-units";
import { Day } from "@/components/ui/day";
import { formatUnits } from "@/components/ui/figure-format";
import { type Milestone, type MilestoneState, Rail } from "@/components/ui/rail";
import { Time } from "@/components/ui/time";
import type { Order } from "@/lib/orders/order";

type OrderRailProps = { order: Order; zone: string; today: string };

/** The life of the order along the top: what is done, what is partly done, and how far. */
export function OrderRail({ order, zone, today }: OrderRailProps) {
  return <Rail label="Milestones" milestones={milestonesOf(order, zone, today)} />;
}

function milestonesOf(order: Order, zone: string, today: string): readonly Milestone[] {
  const units = unitsOf(order);
  const step = (label: string, done: number, rest?: Milestone["detail"], from = units.wanted): Milestone => ({
    label,
    state: stateOf(done, from),
    detail: done > 0 && from > 0 ? `${formatUnits(done)} of ${formatUnits(from)}` : rest,
  });
  if (order.status === "canceled") return endedEarly(order, zone);
  const promised = order.promisedOn && (
    <>
      promised <Day value={order.promisedOn} today={today} />
    </>
  );
  return [
    placed(order, zone),
    step("Reserved", units.reservedOrBeyond, units.waiting > 0 ? `${formatUnits(units.waiting)} waiting` : undefined),
    step("Picked", units.pickedOrBeyond),
    step("Invoiced", units.invoiced),
    step("Shipped", units.shipped),
    step("Delivered", units.delivered, promised),
  ];
}

function placed({ placedAt, status }: Order, zone: string): Milestone {
  if (placedAt) return { label: "Placed", state: "done", detail: <Time value={placedAt} zone={zone} form="datetime" /> };
  return status === "pending_approval"
    ? { label: "Placed", state: "part", detail: "awaits approval" }
    : { label: "Placed", state: "todo", detail: "still a draft" };
}

function endedEarly(order: Order, zone: string): readonly Milestone[] {
  const canceled: Milestone = {
    label: "Canceled",
    state: "done",
    detail: order.canceledAt && <Time value={order.canceledAt} zone={zone} form="datetime" />,
  };
  const begun: Milestone = order.placedAt
    ? placed(order, zone)
    : { label: "Asked for", state: "done", detail: <Time value={order.createdAt} zone={zone} form="datetime" /> };
  return [begun, canceled];
}

const stateOf = (done: number, wanted: number): MilestoneState => (wanted > 0 && done >= wanted ? "done" : done > 0 ? "part" : "todo");
