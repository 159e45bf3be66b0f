import { z } from "zod";
import { LABEL_STATES } from "@/db/values";
import { pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { apiSpec } from "@/lib/server/api-spec";
import { TRACKING_STATES } from "@/lib/shipping/carrier";
import { buyBody, manifestBody, quoteBody } from "@/lib/shipping/inputs";

const tag = "Shipping";
const params = z.object({ id: z.uuid() });
const instant = z.iso.datetime();
const money = z.object({ amount_minor: z.int(), currency: z.string() });
const refused = { description: "Refused: says why; nothing was bought, voided or closed." };
const size = z.enum(["4x6", "a6"]).default("4x6").meta({ description: "4 by 6 inches, or A6" });
const file = (description: string, mediaType: string) => ({
  200: { description, mediaType, schema: z.string().meta({ format: "binary" }) },
  409: refused,
});

const labelSchema = z
  .object({
    id: z.uuid(),
    package_id: z.uuid(),
    order_id: z.uuid(),
    state: z.enum(LABEL_STATES),
    carrier: z.string(),
    service: z.string(),
    tracking_number: z.string().nullable(),
    cost: money,
    sscc: z.string(),
    number: z.int().meta({ description: "Which package of the fulfilment: 1 of 2." }),
    of: z.int().nullable(),
    bought_at: instant.nullable(),
    voided_at: instant.nullable(),
    refused_because: z.string().nullable(),
    address_is_current: z.boolean().meta({ description: "False where the order goes to another address now: buy another label." }),
    manifest_id: z.uuid().nullable(),
  })
  .meta({ id: "Label" });

const manifestSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    location: z.string(),
    carrier: z.string(),
    packages: z.int(),
    weight_g: z.int(),
    cost: money,
    closed_at: instant,
    handed_over: z.boolean(),
  })
  .meta({ id: "Manifest" });

export const quoteSpec = apiSpec({
  method: "POST",
  path: "/api/v1/shipping/quote",
  id: "quoteShipping",
  tag,
  summary: "What every service takes for a package",
  description: "For a package, or for any address and weight; the cheapest first. Nothing is bought or promised.",
  right: "view",
  body: quoteBody,
  answers: {
    200: {
      description: "The prices, and the services that have none.",
      schema: z.object({
        quotes: z.array(
          z.object({
            carrier: z.string(),
            service: z.string(),
            name: z.string(),
            price: money,
            transit_days: z.int(),
            billed_weight_g: z.int().meta({ description: "What the price is for: the greater of weight and volume weight." }),
            by_volume: z.boolean(),
          }),
        ),
        without: z.array(z.object({ carrier: z.string(), service: z.string(), because: z.enum(["no_zone", "no_rate", "too_heavy"]) })),
        silent: z.array(z.string()).meta({ description: "Carriers that did not answer." }),
      }),
    },
    404: refused,
    409: refused,
    422: refused,
  },
});

export const buyLabelSpec = apiSpec({
  method: "POST",
  path: "/api/v1/packages/{id}/labels",
  id: "buyLabel",
  tag,
  summary: "Buy the label of a closed package",
  description:
    "What is wanted is recorded under a key minted once, then the carrier is asked; an unknown outcome is read back by that key, never repeated blindly. A package has one valid label; a label to an address that the order no longer has is voided first.",
  right: "buy_label",
  params,
  body: buyBody,
  idempotent: true,
  answers: {
    201: { description: "Bought.", schema: z.object({ label: labelSchema }) },
    202: { description: "Wanted: the carrier has not answered yet; look again.", schema: z.object({ label: labelSchema }) },
    409: refused,
    422: refused,
  },
});

export const packageLabelsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/packages/{id}/labels",
  id: "listLabels",
  tag,
  summary: "The labels of a package, the newest first",
  right: "view",
  params,
  answers: { 200: { description: "At most one of them is wanted or bought.", schema: z.object({ labels: z.array(labelSchema) }) } },
});

export const labelSpec = apiSpec({
  method: "GET",
  path: "/api/v1/labels/{id}",
  id: "trackLabel",
  tag,
  summary: "A label and what its carrier says of it",
  right: "view",
  params,
  answers: {
    200: {
      description: "The label; tracking is null where the carrier does not know it or does not answer.",
      schema: z.object({
        label: labelSchema,
        tracking: z
          .object({ state: z.enum(TRACKING_STATES), events: z.array(z.object({ at: instant, state: z.enum(TRACKING_STATES) })) })
          .nullable(),
      }),
    },
  },
});

export const voidLabelSpec = apiSpec({
  method: "POST",
  path: "/api/v1/labels/{id}/void",
  id: "voidLabel",
  tag,
  summary: "Give back a label that was not shipped",
  right: "buy_label",
  params,
  idempotent: "optional",
  answers: {
    200: { description: "Voided, or void_pending until the carrier answers.", schema: z.object({ label: labelSchema }) },
    409: refused,
  },
});

export const labelPdfSpec = apiSpec({
  method: "GET",
  path: "/api/v1/packages/{id}/label.pdf",
  id: "labelPdf",
  tag,
  summary: "The package label to print",
  description: "The same bytes and the same SSCC however often it is printed.",
  right: "view",
  params,
  query: z.object({ size }),
  answers: file("The label.", "application/pdf"),
});

export const labelZplSpec = apiSpec({
  method: "GET",
  path: "/api/v1/packages/{id}/label.zpl",
  id: "labelZpl",
  tag,
  summary: "The package label for a label printer",
  right: "view",
  params,
  query: z.object({ size }),
  answers: file("The label in ZPL.", "application/zpl"),
});

export const packingSlipSpec = apiSpec({
  method: "GET",
  path: "/api/v1/fulfilments/{id}/packing-slip.pdf",
  id: "packingSlip",
  tag,
  summary: "A packing slip for each package of a fulfilment",
  right: "view",
  params,
  answers: { 200: { description: "The slips.", mediaType: "application/pdf", schema: z.string().meta({ format: "binary" }) } },
});

export const cartonSpec = apiSpec({
  method: "GET",
  path: "/api/v1/fulfilments/{id}/carton",
  id: "suggestCarton",
  tag,
  summary: "The smallest carton for what a fulfilment still has to pack",
  right: "view",
  params,
  answers: {
    200: {
      description: "null where no carton holds all of it; because says why the next smaller one does not do.",
      schema: z.object({
        carton: z
          .object({
            code: z.string(),
            name: z.string(),
            length_mm: z.int(),
            width_mm: z.int(),
            height_mm: z.int(),
            tare_g: z.int(),
            most_g: z.int(),
          })
          .nullable(),
        because: z.enum(["too_long", "too_heavy", "too_big"]).nullable(),
        unmeasured_units: z.int().meta({ description: "Units without size or weight; they were counted as nothing." }),
      }),
    },
  },
});

export const listManifestsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/manifests",
  id: "listManifests",
  tag,
  summary: "Manifests, newest first",
  right: "view",
  query: z.object({ location: z.string().max(64).optional(), cursor: pagingQuery.cursor, limit: pagingQuery.limit }),
  answers: { 200: { description: "A page of manifests.", schema: pageAnswer(manifestSchema) } },
});

export const closeManifestSpec = apiSpec({
  method: "POST",
  path: "/api/v1/manifests",
  id: "closeManifests",
  tag,
  summary: "Close the day of a carrier at a location",
  description: "Every shipped package that is on no manifest yet goes on one. Of each currency one manifest.",
  right: "ship",
  body: manifestBody,
  idempotent: true,
  answers: { 201: { description: "Closed.", schema: z.object({ manifests: z.array(manifestSchema) }) }, 409: refused, 422: refused },
});

export const manifestPdfSpec = apiSpec({
  method: "GET",
  path: "/api/v1/manifests/{id}/manifest.pdf",
  id: "manifestPdf",
  tag,
  summary: "A manifest for the driver to sign",
  right: "view",
  params,
  answers: { 200: { description: "The manifest.", mediaType: "application/pdf", schema: z.string().meta({ format: "binary" }) } },
});
