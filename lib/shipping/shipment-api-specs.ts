import { z } from "zod";
import { INBOX_RESULTS } from "@/db/values";
import { pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { apiSpec } from "@/lib/server/api-spec";
import { carrierEventsBody, deliverBody } from "@/lib/shipping/event-inputs";

const tag = "Shipping";
const refused = { description: "Refused: says why." };

const recorded = z
  .object({
    id: z.string(),
    result: z.enum(INBOX_RESULTS).meta({
      description:
        "applied: the order moved. noted: kept, nothing to change. waiting: kept until something is shipped under the number. refused: kept, but you do not work where the parcel is; others may send it.",
    }),
    because: z.string().nullable(),
    duplicate: z.boolean().meta({ description: "The message was known; what came of it the first time is told again." }),
    order: z.string().nullable(),
    order_status: z.string().nullable(),
    package_id: z.uuid().nullable(),
  })
  .meta({ id: "CarrierEventResult" });

export const carrierEventsSpec = apiSpec({
  method: "POST",
  path: "/api/v1/carriers/{carrier}/events",
  id: "recordCarrierEvents",
  tag,
  summary: "What a carrier says of its parcels",
  description:
    "Each message counts once, by its own id, however often it is sent. Messages may come late and in any order: a delivery stays a delivery. Every message is a transaction of its own with a result of its own, and one that is refused stops none of the others; sending all of them again is safe. A carrier that holds no API key sends the same body, signed as Standard Webhooks says (headers webhook-id, webhook-timestamp and webhook-signature), to the address that Settings, Carriers gives it.",
  right: "ship",
  params: z.object({ carrier: z.string().trim().min(1).max(64) }),
  body: carrierEventsBody,
  answers: {
    200: { description: "What came of each, in the order sent.", schema: z.object({ events: z.array(recorded) }) },
    403: refused,
    422: refused,
  },
});

export const deliverSpec = apiSpec({
  method: "POST",
  path: "/api/v1/packages/{id}/deliver",
  id: "confirmDelivery",
  tag,
  summary: "Say that a package arrived",
  description: "For what was handed over in person, and where the carrier sends no messages.",
  right: "ship",
  params: z.object({ id: z.uuid() }),
  body: deliverBody,
  answers: { 200: { description: "Delivered.", schema: recorded }, 409: refused },
});

const money = z.object({ amount_minor: z.int(), currency: z.string() });
const instant = z.iso.datetime();

const shipment = z
  .object({
    id: z.uuid(),
    number: z.string(),
    order: z.string(),
    order_id: z.uuid(),
    location: z.string(),
    carrier: z.string().meta({ description: "handover where it was handed over in person" }),
    service: z.string(),
    shipped_at: instant,
    packages: z.int(),
    delivered: z.int().meta({ description: "How many of its packages arrived." }),
    tracking_numbers: z.array(z.string()),
    cost: money.meta({ description: "What its labels cost." }),
  })
  .meta({ id: "Shipment" });

const shipmentPage = shipment.omit({ packages: true }).extend({
  packages: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      sscc: z.string(),
      units: z.int(),
      weight_g: z.int().nullable(),
      tracking_number: z.string().nullable(),
      cost: money.nullable(),
      delivered_at: instant.nullable(),
    }),
  ),
});

export const listShipmentsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/shipments",
  id: "listShipments",
  tag,
  summary: "What left, newest first",
  right: "view",
  query: z.object({
    location: z.string().max(64).optional(),
    q: z.string().max(64).optional().meta({ description: "An order, tracking number or SSCC" }),
    cursor: pagingQuery.cursor,
    limit: pagingQuery.limit,
  }),
  answers: { 200: { description: "A page of shipments.", schema: pageAnswer(shipment) } },
});

export const shipmentSpec = apiSpec({
  method: "GET",
  path: "/api/v1/shipments/{id}",
  id: "getShipment",
  tag,
  summary: "A shipment with its packages",
  right: "view",
  params: z.object({ id: z.uuid() }),
  answers: { 200: { description: "As it stands.", schema: shipmentPage } },
});
