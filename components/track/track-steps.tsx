import { unitsOf } from "@/components/orders/page/order-units";
import { Day } from "@/components/ui/day";
import { formatUnits } from "@/components/ui/figure-format";
import { type Milestone, type MilestoneState, Rail } from "@/components/ui/rail";
import { Time } from "@/components/ui/time";
import type { Order } from "@/lib/orders/order";
import { isCancelUnderWay } from "@/lib/track/now";

/** How far the order is. An order that was canceled, or is about to be, has no steps left. */
export function TrackSteps({ order, zone, today }: { order: Order; zone: string; today: string }) {
  if (order.status === "canceled" || isCancelUnderWay(order)) return null;
  return <Rail label="How far it is" milestones={stepsOf(order, zone, today)} />;
}

function stepsOf(order: Order, zone: string, today: string): readonly Milestone[] {
  const units = unitsOf(order);
  const step = (label: string, done: number, detail?: Milestone["detail"]): Milestone => ({
    label,
    state: stateOf(done, units.wanted),
    detail: done > 0 && done < units.wanted ? `${formatUnits(done)} of ${formatUnits(units.wanted)}` : detail,
  });
  const when = (at: Date | null) => at && <Time value={at} zone={zone} form="datetime" />;
  const promised = order.promisedOn && (
    <>
      promised for <Day value={order.promisedOn} today={today} />
    </>
  );
  const waiting = units.waiting > 0 ? `${formatUnits(units.waiting)} waiting` : undefined;
  return [
    { label: "Placed", state: order.placedAt ? "done" : "part", detail: order.placedAt ? when(order.placedAt) : "we are checking it" },
    step("Reserved for you", units.reservedOrBeyond, waiting),
    step("Picked", units.pickedOrBeyond),
    step("Shipped", units.shipped, when(order.shippedAt)),
    step("Delivered", units.delivered, when(order.deliveredAt) ?? promised),
  ];
}

const stateOf = (done: number, wanted: number): MilestoneState => (wanted > 0 && done >= wanted ? "done" : done > 0 ? "part" : "todo");
