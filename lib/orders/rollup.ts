import type { AllocationStatus, FulfilmentStatus, InvoiceStatus, OrderStatus, PaymentStatus, ReturnStatus } from "@/db/values";
import { type Counters, dueOf, type Line, type Order, receivableOf, type Rollups, wantedUnits } from "./order";
import { isOnFloor } from "./work";

type Units = Counters & { wanted: number };

/** The five rollups and the status, from the counters and sums alone. `open` is what the move left the order as. */
export function rollUp(order: Order, open: "draft" | "pending_approval" | "placed" | "canceled"): Rollups {
  const units = sumUnits(order.lines.filter((line) => line.kind === "stock"));
  const fulfilmentStatus = fulfilmentOf(units);
  return {
    status: statusOf(order, open, units, fulfilmentStatus),
    allocationStatus: allocationOf(units),
    fulfilmentStatus,
    paymentStatus: paymentOf(order),
    invoiceStatus: invoiceOf(sumUnits(order.lines)),
    returnStatus: returnOf(units),
  };
}

export function sumUnits(lines: readonly Line[]): Units {
  const sum = { wanted: 0, ordered: 0, unallocated: 0, backordered: 0, reserved: 0, picked: 0, packed: 0, shipped: 0, canceled: 0 };
  const past = { cancelPending: 0, delivered: 0, returned: 0, invoiced: 0, credited: 0, reopened: 0 };
  const total: Units = { ...sum, ...past };
  for (const line of lines) {
    total.wanted += wantedUnits(line);
    for (const name of COUNTERS) total[name] += line[name];
  }
  return total;
}

// biome-ignore format: one precedence table, first match wins.
const FULFILMENT: readonly [FulfilmentStatus, (u: Units) => boolean][] = [
  ["delivered",           (u) => u.delivered >= u.wanted],
  ["partially_delivered", (u) => u.delivered > 0],
  ["shipped",             (u) => u.shipped >= u.wanted],
  ["partially_shipped",   (u) => u.shipped > 0],
  ["packed",              (u) => u.packed >= u.wanted],
  ["picked",              (u) => u.picked + u.packed >= u.wanted],
  ["partially_picked",    (u) => u.picked + u.packed > 0],
];

const fulfilmentOf = (units: Units): FulfilmentStatus =>
  units.wanted === 0 ? "unfulfilled" : (FULFILMENT.find(([, holds]) => holds(units))?.[0] ?? "unfulfilled");

function allocationOf(units: Units): AllocationStatus {
  if (units.wanted === 0) return "not_required";
  const allocated = units.reserved + units.picked + units.packed + units.shipped;
  if (allocated >= units.wanted) return "reserved";
  if (allocated > 0) return "partially_reserved";
  return units.backordered > 0 ? "backordered" : "unallocated";
}

function paymentOf(order: Order): PaymentStatus {
  if (order.paidMinor === 0) return order.authorizedMinor > 0 ? "authorized" : "unpaid";
  if (order.refundedMinor >= order.paidMinor) return "refunded";
  if (order.refundedMinor > 0) return "partially_refunded";
  const due = dueOf(order);
  if (due < 0) return "overpaid";
  return due === 0 || receivableOf(order) === 0 ? "paid" : "partially_paid";
}

function invoiceOf(units: Units): InvoiceStatus {
  if (units.invoiced === 0) return "not_invoiced";
  if (units.credited >= units.invoiced) return "credited";
  return units.invoiced - units.credited >= units.wanted - units.returned ? "invoiced" : "partially_invoiced";
}

function returnOf(units: Units): ReturnStatus {
  if (units.returned === 0) return "none";
  return units.returned >= units.shipped + units.reopened ? "returned" : "partially_returned";
}

function statusOf(
  order: Order,
  open: "draft" | "pending_approval" | "placed" | "canceled",
  stock: Units,
  fulfilment: FulfilmentStatus,
): OrderStatus {
  if (open !== "placed") return open;
  if (order.lines.every((line) => wantedUnits(line) === 0)) return "canceled";
  if (fulfilment === "delivered") return "delivered";
  if (stock.wanted > 0 && stock.shipped >= stock.wanted) return "shipped";
  return isOnFloor(order) || stock.picked + stock.packed + stock.shipped > 0 ? "in_fulfilment" : "placed";
}

const COUNTERS = [
  "ordered",
  "unallocated",
  "backordered",
  "reserved",
  "picked",
  "packed",
  "shipped",
  "canceled",
  "cancelPending",
  "delivered",
  "returned",
  "invoiced",
  "credited",
  "reopened",
] as const satisfies readonly (keyof Counters)[];
