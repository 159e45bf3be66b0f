import { CODES } from "@/e2e/support/access/records";
import { at, type RouteCase, type SessionRouteCase } from "@/e2e/support/access/route-case";

/** Labels, manifests and what is printed. */
export const SHIPPING_ROUTES: Record<string, RouteCase> = {
  "POST /api/v1/shipping/quote": {
    right: "view",
    path: at("/api/v1/shipping/quote"),
    body: () => ({ location: CODES.location, to: { country: "ME" }, weight_g: 500 }),
    foreign: "own",
  },
  "GET /api/v1/packages/[id]/labels": { right: "view", path: (ids) => `/api/v1/packages/${ids.boxId}/labels`, foreign: 404 },
  "POST /api/v1/packages/[id]/labels": {
    right: "buy_label",
    path: (ids) => `/api/v1/packages/${ids.boxId}/labels`,
    body: () => ({}),
    foreign: 404,
  },
  "GET /api/v1/packages/[id]/label.pdf": { right: "view", path: (ids) => `/api/v1/packages/${ids.sentBoxId}/label.pdf`, foreign: 404 },
  "GET /api/v1/packages/[id]/label.zpl": { right: "view", path: (ids) => `/api/v1/packages/${ids.sentBoxId}/label.zpl`, foreign: 404 },
  "GET /api/v1/labels/[id]": { right: "view", path: (ids) => `/api/v1/labels/${ids.labelId}`, foreign: 404 },
  "POST /api/v1/labels/[id]/void": {
    right: "buy_label",
    path: (ids) => `/api/v1/labels/${ids.labelId}/void`,
    body: () => ({}),
    foreign: 404,
  },
  "GET /api/v1/fulfilments/[id]/packing-slip.pdf": {
    right: "view",
    path: (ids) => `/api/v1/fulfilments/${ids.fulfilmentId}/packing-slip.pdf`,
    foreign: 404,
  },
  "GET /api/v1/fulfilments/[id]/carton": { right: "view", path: (ids) => `/api/v1/fulfilments/${ids.fulfilmentId}/carton`, foreign: 404 },
  "POST /api/v1/packages/[id]/deliver": {
    right: "ship",
    path: (ids) => `/api/v1/packages/${ids.sentBoxId}/deliver`,
    body: () => ({}),
    foreign: 404,
  },
  "POST /api/v1/carriers/[carrier]/events": {
    right: "ship",
    path: at(`/api/v1/carriers/${CODES.carrier}/events`),
    body: () => ({ events: [{ id: "E1", tracking_number: "000000000000000000", kind: "delivered", at: "2026-11-20T09:30:00Z" }] }),
    foreign: "own",
  },
  "GET /api/v1/shipments": { right: "view", path: at("/api/v1/shipments"), foreign: "own" },
  "GET /api/v1/shipments/[id]": { right: "view", path: (ids) => `/api/v1/shipments/${ids.shipmentId}`, foreign: 404 },
  "GET /api/v1/manifests": { right: "view", path: at("/api/v1/manifests"), foreign: "own" },
  "POST /api/v1/manifests": {
    right: "ship",
    path: at("/api/v1/manifests"),
    body: () => ({ location: CODES.location, carrier: CODES.carrier }),
    foreign: "own",
  },
  "GET /api/v1/manifests/[id]/manifest.pdf": {
    right: "view",
    path: (ids) => `/api/v1/manifests/${ids.manifestId}/manifest.pdf`,
    foreign: 404,
  },
};

/** The same documents for somebody who is signed in. */
export const DOCUMENT_ROUTES: Record<string, SessionRouteCase> = {
  "/documents/packages/[packageId]/[file]": {
    right: "view",
    path: (ids) => `/documents/packages/${ids.sentBoxId}/label-a6.pdf`,
    foreign: 404,
  },
  "/documents/fulfilments/[fulfilmentId]/packing-slip.pdf": {
    right: "view",
    path: (ids) => `/documents/fulfilments/${ids.fulfilmentId}/packing-slip.pdf`,
    foreign: 404,
  },
  "/documents/manifests/[manifestId]/manifest.pdf": {
    right: "view",
    path: (ids) => `/documents/manifests/${ids.manifestId}/manifest.pdf`,
    foreign: 404,
  },
};
