import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ACTOR_KINDS, LABEL_STATES } from "@/db/values";
import { commitMark, instant, minor, oneOf, orgId } from "./columns";
import { address } from "./customers";
import { fulfilment, fulfilmentLine } from "./fulfilment";
import { orders } from "./orders";
import { location } from "./stock";
import { organization } from "./tenancy";

export const carton = pgTable(
  "carton",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    lengthMm: integer("length_mm").notNull(),
    widthMm: integer("width_mm").notNull(),
    heightMm: integer("height_mm").notNull(),
    tareG: integer("tare_g").notNull().default(0),
    mostG: integer("most_g").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("carton_code").on(t.orgId, t.code),
    check("carton_size", sql`length_mm > 0 and width_mm > 0 and height_mm > 0 and tare_g >= 0 and most_g > 0`),
  ],
);

/** The built-in carrier's services and their price tables by zone and weight; real carriers come behind the same interface. */
export const carrierService = pgTable(
  "carrier_service",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    carrier: text("carrier").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    currency: text("currency").notNull(),
    transitDays: integer("transit_days").notNull(),
    // Zones: [{"zone": "1", "country": "DE", "postcodes": ["10", "11"]}], most specific first; no postcodes is the whole country.
    zones: jsonb("zones").notNull(),
    // Rates: [{"zone": "1", "up_to_g": 2000, "price_minor": 590}], by zone and rising weight.
    rates: jsonb("rates").notNull(),
    // Cubic centimetres that are billed as one kilogram, where the service bills by volume; what weighs more is billed by weight.
    volumeDivisor: integer("volume_divisor"),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("carrier_service_code").on(t.orgId, t.carrier, t.code),
    check("carrier_service_days", sql`transit_days between 0 and 60`),
    check("carrier_service_divisor", sql`volume_divisor between 1000 and 10000`),
  ],
);

/** What left together: its packages, its cost, the move that shipped it. */
export const shipment = pgTable(
  "shipment",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    locationId: uuid("location_id").notNull(),
    seq: integer("seq").notNull(),
    carrier: text("carrier").notNull(),
    service: text("service").notNull(),
    shipToId: uuid("ship_to_id"),
    costMinor: minor("cost_minor").notNull(),
    currency: text("currency").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    shippedAt: instant("shipped_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("shipment_seq").on(t.orgId, t.orderId, t.seq),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentId], foreignColumns: [fulfilment.orgId, fulfilment.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.shipToId], foreignColumns: [address.orgId, address.id] }),
    index("shipment_list").on(t.orgId, t.shippedAt.desc(), t.id.desc()),
    index("shipment_by_location").on(t.orgId, t.locationId, t.shippedAt.desc(), t.id.desc()),
    oneOf("shipment_actor", t.actorKind, ACTOR_KINDS),
    check("shipment_cost", sql`cost_minor >= 0`),
  ],
);

export const packages = pgTable(
  "package",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    orderId: uuid("order_id").notNull(),
    // 1, 2, ... within the fulfilment.
    seq: integer("seq").notNull(),
    cartonId: uuid("carton_id"),
    // Serial shipping container code, 18 digits; made once, also when a label is printed again.
    sscc: text("sscc").notNull(),
    weightG: integer("weight_g"),
    lengthMm: integer("length_mm"),
    widthMm: integer("width_mm"),
    heightMm: integer("height_mm"),
    closedAt: instant("closed_at"),
    shipmentId: uuid("shipment_id"),
    // When its receiver had it, by the carrier's clock.
    deliveredAt: instant("delivered_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("package_seq").on(t.orgId, t.fulfilmentId, t.seq),
    unique("package_sscc").on(t.orgId, t.sscc),
    foreignKey({ columns: [t.orgId, t.fulfilmentId], foreignColumns: [fulfilment.orgId, fulfilment.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.cartonId], foreignColumns: [carton.orgId, carton.id] }),
    foreignKey({ columns: [t.orgId, t.shipmentId], foreignColumns: [shipment.orgId, shipment.id] }),
    index("package_by_order").on(t.orgId, t.orderId),
    index("package_by_shipment").on(t.orgId, t.shipmentId).where(sql`shipment_id is not null`),
    check("package_size", sql`weight_g > 0 and length_mm > 0 and width_mm > 0 and height_mm > 0`),
    check("package_ships_closed", sql`shipment_id is null or closed_at is not null`),
    check("package_delivered_left", sql`delivered_at is null or shipment_id is not null`),
  ],
);

export const packageLine = pgTable(
  "package_line",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    packageId: uuid("package_id").notNull(),
    fulfilmentLineId: uuid("fulfilment_line_id").notNull(),
    units: integer("units").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("package_line_once").on(t.orgId, t.packageId, t.fulfilmentLineId),
    foreignKey({ columns: [t.orgId, t.packageId], foreignColumns: [packages.orgId, packages.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentLineId], foreignColumns: [fulfilmentLine.orgId, fulfilmentLine.id] }),
    index("package_line_by_line").on(t.orgId, t.fulfilmentLineId),
    check("package_line_units", sql`units >= 0`),
  ],
);

export const packageSerial = pgTable(
  "package_serial",
  {
    orgId: orgId(),
    packageId: uuid("package_id").notNull(),
    fulfilmentLineId: uuid("fulfilment_line_id").notNull(),
    serial: text("serial").notNull(),
    // Taken out of the package again before it left: a trigger dates it when fewer units lie there than have a number.
    removedAt: instant("removed_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.packageId, t.fulfilmentLineId, t.serial] }),
    index("package_serial_known").on(t.orgId, t.serial).where(sql`removed_at is null`),
    foreignKey({ columns: [t.orgId, t.packageId], foreignColumns: [packages.orgId, packages.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentLineId], foreignColumns: [fulfilmentLine.orgId, fulfilmentLine.id] }),
  ],
);

/** A label bought for a package. The key goes to the carrier with every attempt; an unknown outcome is read back by it. */
export const label = pgTable(
  "label",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    packageId: uuid("package_id").notNull(),
    orderId: uuid("order_id").notNull(),
    locationId: uuid("location_id").notNull(),
    carrier: text("carrier").notNull(),
    service: text("service").notNull(),
    shipToId: uuid("ship_to_id"),
    state: text("state").notNull(),
    trackingNumber: text("tracking_number"),
    costMinor: minor("cost_minor").notNull(),
    currency: text("currency").notNull(),
    // What the carrier answered when the price was asked: [{service, price_minor}].
    quotes: jsonb("quotes").notNull(),
    // Everything printed that is nobody's address, as it was when the label was bought: printing again gives the same label.
    facts: jsonb("facts").notNull().default({}),
    // What the carrier said when it would not sell or take back; asked again only by a person.
    refusedBecause: text("refused_because"),
    boughtAt: instant("bought_at"),
    // When its carrier is asked next what became of the parcel, and how often in a row it did not know; null where nobody has to ask.
    askAfter: instant("ask_after"),
    askFailures: integer("ask_failures").notNull().default(0),
    voidedAt: instant("voided_at"),
    manifestId: uuid("manifest_id"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.packageId], foreignColumns: [packages.orgId, packages.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.shipToId], foreignColumns: [address.orgId, address.id] }),
    foreignKey({ columns: [t.orgId, t.manifestId], foreignColumns: [manifest.orgId, manifest.id] }),
    // One valid label a package, however often buying is tried.
    uniqueIndex("label_one_valid").on(t.orgId, t.packageId).where(sql`state in ('wanted', 'bought')`),
    uniqueIndex("label_tracking").on(t.orgId, t.trackingNumber).where(sql`tracking_number is not null`),
    index("label_by_order").on(t.orgId, t.orderId),
    index("label_by_package").on(t.orgId, t.packageId),
    index("label_unsettled").on(t.orgId, t.at).where(sql`state in ('wanted', 'void_pending') and refused_because is null`),
    index("label_to_ask").on(t.orgId, t.askAfter).where(sql`state = 'bought' and ask_after is not null`),
    index("label_refused").on(t.orgId, t.at).where(sql`refused_because is not null`),
    index("label_to_manifest").on(t.orgId, t.locationId, t.carrier).where(sql`state = 'bought' and manifest_id is null`),
    index("label_by_manifest").on(t.orgId, t.manifestId).where(sql`manifest_id is not null`),
    oneOf("label_state", t.state, LABEL_STATES),
    check("label_cost", sql`cost_minor >= 0`),
    check("label_ask_failures", sql`ask_failures >= 0`),
    check("label_bought", sql`state <> 'bought' or (tracking_number is not null and bought_at is not null)`),
  ],
);

/** The list of everything that a carrier collected in one go. */
export const manifest = pgTable(
  "manifest",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    carrier: text("carrier").notNull(),
    number: integer("number").notNull(),
    packages: integer("packages").notNull(),
    weightG: integer("weight_g").notNull(),
    costMinor: minor("cost_minor").notNull(),
    currency: text("currency").notNull(),
    handedOver: boolean("handed_over").notNull().default(false),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    closedAt: instant("closed_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("manifest_number").on(t.orgId, t.locationId, t.number),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    index("manifest_list").on(t.orgId, t.closedAt.desc(), t.id.desc()),
    index("manifest_by_location").on(t.orgId, t.locationId, t.closedAt.desc(), t.id.desc()),
    oneOf("manifest_actor", t.actorKind, ACTOR_KINDS),
    check("manifest_sums", sql`packages > 0 and weight_g >= 0 and cost_minor >= 0`),
  ],
);
