import { moneyOf } from "@/lib/orders/wire";
import { type ListedShipment, type ShipmentPage, shipmentNumber } from "@/lib/shipping/read-shipments";

/** A shipment as other programs see it. */
export const wireShipment = (row: ListedShipment) => ({
  id: row.id,
  number: shipmentNumber(row),
  order: row.orderNumber,
  order_id: row.orderId,
  location: row.location,
  carrier: row.carrier,
  service: row.service,
  shipped_at: row.shippedAt.toISOString(),
  packages: row.packages,
  delivered: row.delivered,
  tracking_numbers: row.trackingNumbers,
  cost: moneyOf(row.costMinor, row.currency),
});

export const wireShipmentPage = (page: ShipmentPage) => ({
  ...wireShipment(page),
  packages: page.boxes.map((box) => ({
    id: box.id,
    number: box.seq,
    sscc: box.sscc,
    units: box.units,
    weight_g: box.weightG,
    tracking_number: box.trackingNumber,
    cost: box.costMinor === null || box.currency === null ? null : moneyOf(box.costMinor, box.currency),
    delivered_at: box.deliveredAt?.toISOString() ?? null,
  })),
});
