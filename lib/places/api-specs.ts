import { z } from "zod";
import { BIN_KINDS, STOCK_CONDITIONS } from "@/db/values";
import { flag, pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { pathCode } from "@/lib/catalogue/path-code";
import { code } from "@/lib/catalogue/field-schemas";
import { apiSpec } from "@/lib/server/api-spec";
import { binCode } from "@/lib/stock/place-codes";
import { barcode, barcodeBody, binBody, newBinsBody, putAwayBody } from "./inputs";

const tag = "Bins";
const units = z.int();
const lot = { lot: z.string().nullable(), expires_on: z.iso.date().nullable() };

const bin = z
  .object({
    code: z.string(),
    location: z.string(),
    zone: z.string(),
    kind: z.enum(BIN_KINDS),
    walk: z.int(),
    archived: z.boolean(),
    units: units.meta({ description: "Units in it now." }),
    products: z.int(),
  })
  .meta({ id: "Bin" });
const pathBin = pathCode.transform((text) => text.toUpperCase()).meta({ override: { type: "string" }, example: "A-01-1" });

export const listBinsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/bins",
  id: "listBins",
  tag,
  summary: "Bins by code",
  right: "view",
  query: z.object({
    ...pagingQuery,
    q: z.string().max(40).optional().meta({ description: "How the code begins." }),
    location: code.optional(),
    zone: code.optional(),
    kind: z.enum(BIN_KINDS).optional(),
    empty: flag.meta({ description: "Only bins with nothing in them." }),
    archived: flag,
  }),
  answers: { 200: { description: "A page of bins.", schema: pageAnswer(bin) } },
});

export const makeBinsSpec = apiSpec({
  method: "POST",
  path: "/api/v1/bins",
  id: "makeBins",
  tag,
  summary: "Make a bin, or a range of bins",
  description: "All or none: a code that exists already refuses the whole range. Zones are made in the settings.",
  right: "manage",
  body: newBinsBody,
  idempotent: true,
  answers: {
    201: { description: "Made.", schema: z.object({ bins: z.array(z.object({ code: z.string(), walk: z.int() })) }) },
    409: { description: "A bin of this code exists." },
    422: { description: "The location, the zone or the range does not fit." },
  },
});

export const getBinSpec = apiSpec({
  method: "GET",
  path: "/api/v1/bins/{code}",
  id: "getBin",
  tag,
  summary: "One bin",
  right: "view",
  params: z.object({ code: pathBin }),
  answers: { 200: { description: "The bin.", schema: bin } },
});

export const putBinSpec = apiSpec({
  method: "PUT",
  path: "/api/v1/bins/{code}",
  id: "putBin",
  tag,
  summary: "Make or change a bin",
  description:
    "By code: the same request twice changes nothing. What is left out keeps its value. A new bin names location, zone and kind.",
  right: "manage",
  params: z.object({ code: pathBin }),
  body: binBody,
  answers: {
    200: { description: "As it is now.", schema: bin },
    409: { description: "Refused: units lie in it, or are picked from it." },
    422: { description: "The location or the zone does not fit." },
  },
});

const place = z
  .object({
    sku: z.string(),
    location: z.string(),
    condition: z.enum(STOCK_CONDITIONS),
    bin: z.string().nullable().meta({ description: "null: waits to be put away." }),
    zone: z.string().nullable(),
    ...lot,
    units,
    planned: units.meta({ description: "Of these, what open picks are planned to take." }),
  })
  .meta({ id: "BinStock" });

export const binStockSpec = apiSpec({
  method: "GET",
  path: "/api/v1/stock/bins",
  id: "listBinStock",
  tag: "Stock",
  summary: "What lies in a bin, or in which bins a product lies",
  right: "view",
  query: z
    .object({ sku: code.optional(), bin: binCode.optional(), location: code.optional() })
    .refine(({ sku, bin: named }) => sku !== undefined || named !== undefined, { path: ["sku"], error: "Name a SKU or a bin." }),
  answers: { 200: { description: "In walking order, what waits first; at most 1,000 rows.", schema: z.object({ items: z.array(place) }) } },
});

const proposal = z.object({ bin: z.string(), units, because: z.enum(["pick_bin", "holds_lot", "holds_product", "empty"]) });
export const waitingSpec = apiSpec({
  method: "GET",
  path: "/api/v1/stock/put-aways",
  id: "listToPutAway",
  tag: "Stock",
  summary: "What waits to be put away, with proposed bins",
  right: "view",
  query: z.object({ location: code.optional(), sku: code.optional() }),
  answers: {
    200: {
      description: "What expires first comes first; at most 200 rows.",
      schema: z.object({
        has_more: z.boolean(),
        items: z.array(
          z.object({
            sku: z.string(),
            name: z.string(),
            location: z.string(),
            condition: z.string(),
            ...lot,
            units,
            proposals: z.array(proposal),
          }),
        ),
      }),
    },
  },
});

const refused = { description: "Refused: the places do not allow it; nothing was changed." };
export const putAwaySpec = apiSpec({
  method: "POST",
  path: "/api/v1/stock/put-aways",
  id: "putAway",
  tag: "Stock",
  summary: "Put units into a bin, from what waits or from another bin",
  description: "All lines or none. What is on hand and reserved stays as it is.",
  right: "receive",
  body: putAwayBody,
  idempotent: true,
  answers: {
    201: {
      description: "Moved.",
      schema: z.object({
        put_away: z.object({
          location: z.string(),
          lines: z.array(
            z.object({
              sku: z.string(),
              units,
              condition: z.string(),
              from: z.string().nullable(),
              to: z.string(),
              lot: z.string().nullable(),
            }),
          ),
        }),
        txid: z.string().nullable(),
        at: z.iso.datetime().nullable(),
      }),
    },
    409: refused,
    422: refused,
  },
});

export const replenishmentsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/stock/replenishments",
  id: "listReplenishments",
  tag: "Stock",
  summary: "Pick bins that ran low, and what to bring from overflow",
  right: "view",
  query: z.object({ location: code.optional() }),
  answers: {
    200: {
      description: "The emptiest first; at most 200 rows.",
      schema: z.object({
        items: z.array(
          z.object({
            sku: z.string(),
            name: z.string(),
            location: z.string(),
            bin: z.string(),
            units_in_bin: units,
            least_units: units,
            most_units: units.nullable(),
            moves: z.array(z.object({ from: z.string(), ...lot, units })),
          }),
        ),
      }),
    },
  },
});

const pack = z.object({ code: z.string(), sku: z.string(), units: units.meta({ description: "Base units that one pack holds." }) }).meta({
  id: "Barcode",
});
const barcodeParams = z.object({ code: barcode });

export const getBarcodeSpec = apiSpec({
  method: "GET",
  path: "/api/v1/barcodes/{code}",
  id: "getBarcode",
  tag: "Products",
  summary: "The product and the units behind a pack's barcode",
  right: "view",
  params: barcodeParams,
  answers: { 200: { description: "The barcode.", schema: pack } },
});

export const putBarcodeSpec = apiSpec({
  method: "PUT",
  path: "/api/v1/barcodes/{code}",
  id: "putBarcode",
  tag: "Products",
  summary: "Give a pack of a product its barcode",
  description: "A case of twelve has a code of its own and counts as twelve. The code of one unit is the product's `gtin`.",
  right: "manage",
  params: barcodeParams,
  body: barcodeBody,
  answers: {
    200: { description: "As it is now.", schema: pack },
    409: { description: "The code belongs to another product." },
    422: { description: "There is no such stocked product." },
  },
});

export const removeBarcodeSpec = apiSpec({
  method: "DELETE",
  path: "/api/v1/barcodes/{code}",
  id: "removeBarcode",
  tag: "Products",
  summary: "Take a barcode away from its product",
  right: "manage",
  params: barcodeParams,
  answers: { 204: { description: "Gone." } },
});
