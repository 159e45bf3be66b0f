import type { ReactNode } from "react";
import { countryName } from "@/components/orders/page/country-name";
import { unitsText } from "@/components/orders/page/order-units";
import { PAYMENT_WORDS, STATUS_WORDS } from "@/components/orders/status-words";
import { Chip } from "@/components/ui/chip";
import { shortDay } from "@/components/ui/day-form";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { dueOf, type Order } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";

type OrderHeaderProps = { view: OrderPageView; zone: string; today: string; actions: ReactNode };

export function OrderHeader({ view, zone, today, actions }: OrderHeaderProps) {
  return (
    <PageHeader
      title={view.order.number}
      chips={<OrderChips order={view.order} today={today} />}
      actions={actions}
      meta={<OrderMeta view={view} zone={zone} />}
    />
  );
}

function OrderChips({ order, today }: { order: Order; today: string }) {
  const { text, tone, shape } = STATUS_WORDS[order.status];
  return (
    <>
      <Chip tone={tone} shape={shape}>
        {text}
      </Chip>
      {order.waitingUnits > 0 && (
        <Chip tone="wait" shape={order.allocationStatus === "partially_reserved" ? "half" : "ring"}>
          {unitsText(order.waitingUnits)} waiting
        </Chip>
      )}
      {order.holdId && (
        <Chip tone="stop" shape="square">
          Hold
        </Chip>
      )}
      {order.placedAt && order.status !== "canceled" && <PaymentChip order={order} today={today} />}
    </>
  );
}

function PaymentChip({ order, today }: { order: Order; today: string }) {
  const { text, tone, shape } = PAYMENT_WORDS[order.paymentStatus];
  const open = dueOf(order) > 0 && order.dueOn;
  const overdue = open && order.dueOn !== null && order.dueOn < today;
  return (
    <Chip tone={overdue ? "stop" : tone} shape={shape}>
      {open ? `${text}, due ${overdue ? "since " : ""}${shortDay(open, today)}` : text}
    </Chip>
  );
}

function OrderMeta({ view: { order, parties, events }, zone }: { view: OrderPageView; zone: string }) {
  const { customerName, shipTo } = parties;
  const placing = events.find(({ changes, move }) => (move === "place" || move === "approve") && changes["status"] === "placed");
  const who = placing?.actorName ? ` by ${placing.actorName}` : "";
  const town = shipTo && [shipTo.city, countryName(shipTo.country)].filter(Boolean).join(", ");
  const items: ReactNode[] = [
    <TextLink key="customer" href={`/customers/${order.customerId}`}>
      {customerName}
    </TextLink>,
    town && `ships to ${town}`,
    order.terms === "credit" ? `${order.termsDays} days` : "prepaid",
    order.channel && `from ${order.channel}${order.externalId ? ` as ${order.externalId}` : ""}`,
    order.placedAt ? (
      <span key="placed">
        placed{who}, <Time value={order.placedAt} zone={zone} form="datetime" />
      </span>
    ) : (
      <span key="made">
        entered <Time value={order.createdAt} zone={zone} form="datetime" />
      </span>
    ),
    `version ${order.version}`,
  ];
  return items.filter(Boolean).flatMap((item, index) => (index === 0 ? [item] : [" · ", item]));
}
