import { z } from "zod";
import { FULFILMENT_STATES, SCAN_VERDICTS } from "@/db/values";
import { apiSpec } from "@/lib/server/api-spec";
import {
  closeBody,
  crossDockBody,
  overrideBody,
  packScanBody,
  pickScanBody,
  putBackBody,
  recallBody,
  releaseBody,
  shipBody,
  shortBody,
  unpackLinesBody,
  unpickBody,
} from "./inputs";

const tag = "Floor";
const units = z.int();
const params = z.object({ id: z.uuid() });
const stamp = { txid: z.string().nullable(), at: z.iso.datetime().nullable() };
const refused = { description: "Refused: says why; nothing was changed." };
const state = z.enum(FULFILMENT_STATES);
const standing = z.object({ id: z.uuid(), state });

const creation = { method: "POST" as const, tag, idempotent: true as const };

export const releaseSpec = apiSpec({
  ...creation,
  path: "/api/v1/fulfilments",
  id: "releaseOrders",
  summary: "Release orders to the floor of a location",
  description: "One fulfilment an order, in walks. Orders that cannot go stay as they are and are named with the reason.",
  right: "release",
  body: releaseBody,
  answers: {
    201: {
      description: "Released.",
      schema: z.object({
        released: z.array(
          z.object({
            fulfilment: z.uuid(),
            number: z.string(),
            order: z.string(),
            wave: z.uuid(),
            wave_number: z.int(),
            tote: z.string().nullable(),
            units,
          }),
        ),
        left: z.array(z.object({ order: z.string(), code: z.string(), detail: z.string() })),
        ...stamp,
      }),
    },
    404: refused,
    409: refused,
    422: refused,
  },
});

const scanAnswer = z
  .object({
    scan: z.uuid(),
    verdict: z.enum(SCAN_VERDICTS).meta({ description: "Only accepted counts; anything else is kept and changes nothing." }),
    detail: z.string(),
    expected: z.string(),
    got: z.string(),
    units,
    work: z.object({ id: z.uuid(), units, picked: units, packed: units, dropped: units }),
    fulfilment: standing,
    package: z.object({ id: z.uuid(), seq: z.int(), sscc: z.string() }).nullish(),
    ...stamp,
  })
  .meta({ id: "Scan" });

export const pickScanSpec = apiSpec({
  ...creation,
  path: "/api/v1/scans/pick",
  id: "scanPick",
  summary: "Scan a bin, and an item out of it",
  description: "Verified against the work. A wrong item, bin or lot, an expired one or one unit too many is refused by its verdict.",
  right: "pick",
  body: pickScanBody,
  answers: { 201: { description: "Kept, with its verdict.", schema: scanAnswer }, 404: refused },
});

export const packScanSpec = apiSpec({
  ...creation,
  path: "/api/v1/scans/pack",
  id: "scanPack",
  summary: "Scan an item into a package",
  right: "pack",
  body: packScanBody,
  answers: { 201: { description: "Kept, with its verdict.", schema: scanAnswer }, 404: refused, 409: refused },
});

const done = (description: string, schema: z.ZodType) => ({ 200: { description, schema }, 404: refused, 409: refused, 422: refused });

export const shortSpec = apiSpec({
  ...creation,
  path: "/api/v1/shorts",
  id: "reportShort",
  summary: "Report units that were not found",
  description:
    "They wait again in their place or come from another location, and the bin is to be counted, in one transaction. Where the customer takes substitutes one may be proposed with it.",
  right: "pick",
  body: shortBody,
  answers: done(
    "Reported.",
    z.object({
      short: z.uuid(),
      waiting: units,
      reserved_elsewhere: units,
      count_task: z.uuid().nullable(),
      proposal: z.object({ id: z.uuid(), substitute: z.string(), units }).nullable(),
      work: z.object({ id: z.uuid(), units, picked: units, dropped: units }),
      ...stamp,
    }),
  ),
});

const takenBack = z.object({ fulfilment: standing, units, ...stamp });

export const unpickSpec = apiSpec({
  ...creation,
  path: "/api/v1/unpicks",
  id: "undoPick",
  summary: "Undo a pick",
  right: "pick",
  body: unpickBody,
  answers: done("The units lie in their bin again.", takenBack),
});

export const recallSpec = apiSpec({
  ...creation,
  path: "/api/v1/fulfilments/{id}/recall",
  id: "recallFulfilment",
  summary: "Call a fulfilment back from the floor",
  right: "release",
  params,
  body: recallBody,
  answers: done("Everything that had not left is reserved again, on the same reservations.", takenBack),
});

const packageAnswer = z.object({
  package: z.object({ id: z.uuid(), seq: z.int(), sscc: z.string(), units, weight_g: z.int().nullable(), closed: z.boolean() }),
  fulfilment: standing,
  ...stamp,
});

export const closePackageSpec = apiSpec({
  ...creation,
  path: "/api/v1/packages/{id}/close",
  id: "closePackage",
  summary: "Close a package with its weight",
  right: "pack",
  params,
  body: closeBody,
  answers: done("Closed; it can get a label.", packageAnswer),
});

export const reopenPackageSpec = apiSpec({
  ...creation,
  path: "/api/v1/packages/{id}/reopen",
  id: "reopenPackage",
  summary: "Open a closed package again; its label is void",
  right: "pack",
  params,
  answers: done("Open.", packageAnswer),
});

export const unpackSpec = apiSpec({
  ...creation,
  path: "/api/v1/packages/{id}/unpack",
  id: "unpackUnits",
  summary: "Take units out of a package",
  right: "pack",
  params,
  body: unpackLinesBody,
  answers: done("Out again; the package is open and its label void.", packageAnswer),
});

export const packUnscannedSpec = apiSpec({
  ...creation,
  path: "/api/v1/fulfilments/{id}/pack-unscanned",
  id: "packUnscanned",
  summary: "Answer for units that were not scanned",
  description: "A supervisor packs all that is picked, by name and with a reason.",
  right: "release",
  params,
  body: overrideBody,
  answers: done("Packed.", packageAnswer),
});

export const shipSpec = apiSpec({
  ...creation,
  path: "/api/v1/fulfilments/{id}/shipments",
  id: "shipPackages",
  summary: "Ship closed packages",
  right: "ship",
  params,
  body: shipBody,
  answers: done(
    "They left: stock, order and email in one transaction.",
    z.object({
      shipment: z.object({
        id: z.uuid(),
        number: z.string(),
        carrier: z.string(),
        packages: z.array(z.object({ id: z.uuid(), seq: z.int(), tracking_number: z.string().nullable() })),
        units,
      }),
      order_status: z.string(),
      fulfilment: standing,
      ...stamp,
    }),
  ),
});

export const putBackSpec = apiSpec({
  ...creation,
  path: "/api/v1/put-backs/{id}/done",
  id: "completePutBack",
  summary: "Say that units were put back",
  right: "pick",
  params,
  body: putBackBody,
  answers: done("Now they are canceled.", z.object({ line: z.int(), units, order_status: z.string(), ...stamp })),
});

const crossDocking = {
  ...creation,
  description: "Released and picked from the dock in one transaction; needs the right to release as well. What was put away stays.",
  right: "pick" as const,
  params,
  body: crossDockBody,
  answers: {
    201: {
      description: "Sent.",
      schema: z.object({
        cross_dock: z.object({
          fulfilment: z.uuid(),
          number: z.string(),
          order: z.string(),
          wave_number: z.int(),
          units,
          lines: z.array(z.object({ sku: z.string(), units })),
        }),
        ...stamp,
      }),
    },
    404: refused,
    409: refused,
  },
};

export const crossDockSpec = apiSpec({
  ...crossDocking,
  path: "/api/v1/stock/receipts/{id}/cross-dock",
  id: "crossDock",
  summary: "Send the units of a receipt that an order waited for straight to packing",
});

export const crossDockTransferSpec = apiSpec({
  ...crossDocking,
  path: "/api/v1/stock/transfers/{id}/cross-dock",
  id: "crossDockTransfer",
  summary: "Send the units of a transfer that an order waited for straight to packing",
});
