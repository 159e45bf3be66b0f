import { z } from "zod";
import { FULFILMENT_STATES, WAVE_KINDS } from "@/db/values";
import { apiSpec } from "@/lib/server/api-spec";

const tag = "Floor";
const units = z.int();
const params = z.object({ id: z.uuid() });
const refused = { description: "Refused: says why." };
const atLocation = z.object({ location: z.string().min(1).max(64) });
const state = z.enum(FULFILMENT_STATES);

const row = {
  id: z.uuid(),
  number: z.string(),
  order: z.string(),
  order_id: z.uuid(),
  location: z.string(),
  customer: z.string(),
  state,
  tote: z.string().nullable(),
  promised_on: z.iso.date().nullable(),
  released_at: z.iso.datetime(),
  units,
  picked: units,
  packed: units,
  shipped: units,
  packages: z.int(),
};
const fulfilmentRow = z.object(row).meta({ id: "FulfilmentRow" });
const line = z.object({
  id: z.uuid(),
  line: z.int(),
  sku: z.string(),
  name: z.string(),
  gtin: z.string().nullable(),
  tracks_serials: z.boolean(),
  bin: z.string().nullable(),
  lot: z.string().nullable(),
  units,
  picked: units,
  packed: units,
  shipped: units,
  dropped: units,
  going_back: units,
  weight_g: z.int().nullable(),
  length_mm: z.int().nullable(),
  width_mm: z.int().nullable(),
  height_mm: z.int().nullable(),
});
const packed = z.object({
  id: z.uuid(),
  seq: z.int(),
  sscc: z.string(),
  weight_g: z.int().nullable(),
  size_mm: z.object({ length: z.int(), width: z.int(), height: z.int() }).nullable(),
  closed: z.boolean(),
  shipped: z.boolean(),
  label: z
    .object({
      id: z.uuid(),
      state: z.string(),
      carrier: z.string(),
      service: z.string(),
      tracking_number: z.string().nullable(),
      address_is_current: z.boolean(),
    })
    .nullable(),
  lines: z.array(z.object({ work: z.uuid(), sku: z.string(), units, serials: z.array(z.string()) })),
});
const fulfilment = fulfilmentRow
  .extend({
    wave: z.uuid(),
    note: z.string(),
    ship_to: z.object({ name: z.string(), street: z.string(), postcode: z.string(), city: z.string(), country: z.string() }).nullable(),
    lines: z.array(line),
    packages_list: z.array(packed),
  })
  .meta({ id: "Fulfilment" });

const reading = { method: "GET" as const, tag, right: "view" as const };

export const listFulfilmentsSpec = apiSpec({
  ...reading,
  path: "/api/v1/fulfilments",
  id: "listFulfilments",
  summary: "Fulfilments that have not left a location, the most urgent first",
  query: atLocation.extend({ state: z.enum(["released", "picking", "picked", "packed"]).optional() }),
  answers: {
    200: { description: "At most 200.", schema: z.object({ items: z.array(fulfilmentRow), has_more: z.boolean() }) },
    422: refused,
  },
});

export const fulfilmentSpec = apiSpec({
  ...reading,
  path: "/api/v1/fulfilments/{id}",
  id: "getFulfilment",
  summary: "A fulfilment with its lines and packages",
  params,
  answers: { 200: { description: "As it stands.", schema: fulfilment } },
});

export const listWavesSpec = apiSpec({
  ...reading,
  path: "/api/v1/waves",
  id: "listWaves",
  summary: "Walks of a location that still have units to pick",
  query: atLocation,
  answers: {
    200: {
      description: "The most urgent first; at most 200.",
      schema: z.object({
        has_more: z.boolean(),
        items: z.array(
          z.object({
            id: z.uuid(),
            number: z.int(),
            kind: z.enum(WAVE_KINDS),
            priority: z.int(),
            released_at: z.iso.datetime(),
            picker: z.object({ id: z.uuid(), name: z.string() }).nullable(),
            orders: z.int(),
            lines: z.int(),
            units,
            picked: units,
            promised_on: z.iso.date().nullable(),
          }),
        ),
      }),
    },
    422: refused,
  },
});

export const waveSpec = apiSpec({
  ...reading,
  path: "/api/v1/waves/{id}",
  id: "getWave",
  summary: "A walk with its stops in walking order",
  params,
  answers: {
    200: {
      description: "As it stands.",
      schema: z.object({
        id: z.uuid(),
        number: z.int(),
        kind: z.enum(WAVE_KINDS),
        location: z.string(),
        picker: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        stops: z.array(
          z.object({
            id: z.uuid(),
            bin: z.string().nullable(),
            zone: z.string().nullable(),
            sku: z.string(),
            name: z.string(),
            gtin: z.string().nullable(),
            codes: z.array(z.object({ code: z.string(), units })),
            lot: z.string().nullable(),
            expires_on: z.iso.date().nullable(),
            units,
            picked: units,
            dropped: units,
            fulfilment: z.uuid(),
            number: z.string(),
            order: z.string(),
            tote: z.string().nullable(),
            note: z.string(),
            substitutes: z
              .array(z.object({ sku: z.string(), name: z.string(), available: units }))
              .meta({ description: "May be named with a short report; none where the customer takes no substitutes." }),
          }),
        ),
      }),
    },
  },
});

export const listPutBacksSpec = apiSpec({
  ...reading,
  path: "/api/v1/put-backs",
  id: "listPutBacks",
  summary: "Picked units of canceled orders that have to go back",
  query: atLocation,
  answers: {
    200: {
      description: "The oldest first; at most 200.",
      schema: z.object({
        has_more: z.boolean(),
        items: z.array(
          z.object({
            id: z.uuid(),
            order: z.string(),
            sku: z.string(),
            name: z.string(),
            units,
            bin: z.string().nullable(),
            tote: z.string().nullable(),
            created_at: z.iso.datetime(),
          }),
        ),
      }),
    },
    422: refused,
  },
});

const crossDocks = {
  method: "GET" as const,
  tag,
  right: "view" as const,
  params: z.object({ id: z.uuid() }),
  answers: {
    200: {
      description: "First come, first served.",
      schema: z.object({
        items: z.array(
          z.object({
            receipt: z.uuid().nullable(),
            transfer: z.uuid().nullable(),
            order: z.string(),
            order_id: z.uuid(),
            units: z.int(),
            lines: z.array(z.object({ sku: z.string(), units: z.int() })),
          }),
        ),
      }),
    },
  },
};

export const crossDocksSpec = apiSpec({
  ...crossDocks,
  path: "/api/v1/stock/receipts/{id}/cross-dock",
  id: "listCrossDocks",
  summary: "Which units of a receipt could go straight to packing, for which orders",
});

export const transferCrossDocksSpec = apiSpec({
  ...crossDocks,
  path: "/api/v1/stock/transfers/{id}/cross-dock",
  id: "listTransferCrossDocks",
  summary: "Which units of a transfer could go straight to packing, for which orders",
});
