import * as catalogue from "@/lib/catalogue/api-specs";
import * as counting from "@/lib/counting/api-specs";
import * as countSchedules from "@/lib/counting/schedule-specs";
import * as customers from "@/lib/customers/api-specs";
import * as exceptions from "@/lib/exceptions/api-specs";
import * as expected from "@/lib/expected/api-specs";
import * as floor from "@/lib/fulfilment/api-read-specs";
import * as fulfilment from "@/lib/fulfilment/api-specs";
import * as orders from "@/lib/orders/api-specs";
import * as substitutions from "@/lib/orders/substitution-api-specs";
import * as places from "@/lib/places/api-specs";
import * as stock from "@/lib/receiving/api-specs";
import * as shipping from "@/lib/shipping/api-specs";
import * as shipments from "@/lib/shipping/shipment-api-specs";
import * as track from "@/lib/track/api-specs";
import * as transfers from "@/lib/transfers/api-specs";
import type { ApiSpec } from "@/lib/server/api-spec";
import { openApiDocument } from "@/lib/server/openapi";
import * as verification from "@/lib/verify/api-spec";

const isSpec = (value: unknown): value is ApiSpec => typeof value === "object" && value !== null && "method" in value && "path" in value;

/** Collections before what is in them, and reading before changing. */
const inReadingOrder = (a: ApiSpec, b: ApiSpec): number =>
  a.path.split("/").length - b.path.split("/").length || a.path.localeCompare(b.path) || a.method.localeCompare(b.method);

/** Every call of the API, in the order in which it is read. */
const API_SPECS: readonly ApiSpec[] = [
  orders,
  track,
  substitutions,
  stock,
  transfers,
  places,
  floor,
  fulfilment,
  counting,
  countSchedules,
  expected,
  exceptions,
  shipping,
  shipments,
  catalogue,
  customers,
  verification,
].flatMap((specs) => Object.values<unknown>(specs).filter(isSpec).sort(inReadingOrder));

let made: ReturnType<typeof openApiDocument> | undefined;

export const apiDocument = () => {
  made ??= openApiDocument(API_SPECS, {
    title: "Onerow API",
    version: "1",
    description:
      "An order is one row, and each step of its life is one transaction. Creations carry an Idempotency-Key; errors are problem+json. Answers may get further members; pass over those you do not know.",
  });
  return made;
};
