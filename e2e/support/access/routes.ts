import type { Right } from "@/db/values";
import { type AccessIds, CODES } from "@/e2e/support/access/records";
import { DESK_ROUTES } from "@/e2e/support/access/desk-routes";
import { at, type RouteCase, type SessionRouteCase } from "@/e2e/support/access/route-case";
import { DOCUMENT_ROUTES, SHIPPING_ROUTES } from "@/e2e/support/access/shipping-routes";
import { SUBSTITUTION_ROUTES } from "@/e2e/support/access/substitution-cases";
import { TRANSFER_ROUTES } from "@/e2e/support/access/transfer-routes";

const LINES = [{ sku: CODES.sku, units: 1 }];
const PLACE = { customer: CODES.customer, lines: LINES };

const move = (name: string, right: Right, id: (ids: AccessIds) => string, body: object): Record<string, RouteCase> => ({
  [`POST /api/v1/orders/[id]/${name}`]: {
    right,
    path: (ids) => `/api/v1/orders/${id(ids)}/${name}`,
    body: () => ({ version: 1, ...body }),
    foreign: 404,
  },
});

const ORDERS: Record<string, RouteCase> = {
  "GET /api/v1/orders": { right: "view", path: at("/api/v1/orders"), foreign: "own" },
  "POST /api/v1/orders": { right: "place", path: at("/api/v1/orders"), body: () => PLACE, foreign: "own" },
  "POST /api/v1/orders/rehearse": { right: "view", path: at("/api/v1/orders/rehearse"), body: () => PLACE, foreign: "own" },
  "GET /api/v1/orders/[id]": { right: "view", path: (ids) => `/api/v1/orders/${ids.orderId}`, foreign: 404 },
  "GET /api/v1/orders/[id]/events": { right: "view", path: (ids) => `/api/v1/orders/${ids.orderId}/events`, foreign: 404 },
  "GET /api/v1/orders/[id]/receipt": { right: "view", path: (ids) => `/api/v1/orders/${ids.orderId}/receipt`, foreign: 404 },
  "POST /api/v1/orders/[id]/links": { right: "cancel", path: (ids) => `/api/v1/orders/${ids.orderId}/links`, foreign: 404 },
  "DELETE /api/v1/orders/[id]/links": { right: "cancel", path: (ids) => `/api/v1/orders/${ids.orderId}/links`, foreign: 404 },
  ...move("cancel", "cancel", (ids) => ids.orderId, { reason: "customer_request" }),
  ...move("approve", "approve_credit", (ids) => ids.parkedId, {}),
  ...move("decline", "approve_credit", (ids) => ids.parkedId, { reason: "Too much" }),
  ...move("hold", "edit", (ids) => ids.orderId, {}),
  ...move("unhold", "edit", (ids) => ids.orderId, {}),
  ...move("readdress", "edit", (ids) => ids.orderId, { ship_to: { name: "Hotel Bellevue" } }),
  ...move("edit", "edit", (ids) => ids.draftId, PLACE),
  ...move("place", "place", (ids) => ids.draftId, {}),
  ...move("delete", "edit", (ids) => ids.draftId, {}),
};

const STOCK: Record<string, RouteCase> = {
  "GET /api/v1/stock": { right: "view", path: at(`/api/v1/stock?sku=${CODES.sku}`), foreign: "own" },
  "GET /api/v1/availability": { right: "view", path: at(`/api/v1/availability?sku=${CODES.sku}`), foreign: "own" },
  "POST /api/v1/stock/receipts": {
    right: "receive",
    path: at("/api/v1/stock/receipts"),
    body: () => ({ location: CODES.location, reference: "R2", lines: LINES }),
    foreign: "own",
  },
  "POST /api/v1/stock/adjustments": {
    right: "adjust_stock",
    path: at("/api/v1/stock/adjustments"),
    body: () => ({ location: CODES.location, sku: CODES.sku, units: 1, reason: "found" }),
    foreign: "own",
  },
  "POST /api/v1/stock/transfers": {
    right: "transfer",
    path: at("/api/v1/stock/transfers"),
    body: () => ({ from: CODES.location, to: CODES.otherLocation, lines: LINES }),
    foreign: "own",
  },
  "POST /api/v1/stock/transfers/[id]/receive": {
    right: "receive",
    path: (ids) => `/api/v1/stock/transfers/${ids.transferId}/receive`,
    body: () => ({}),
    foreign: 404,
  },
};

const EXPECTED: Record<string, RouteCase> = {
  "GET /api/v1/expected-receipts": {
    right: "view",
    path: at(`/api/v1/expected-receipts?location=${CODES.location}`),
    foreign: "own",
  },
  "POST /api/v1/expected-receipts": {
    right: "receive",
    path: at("/api/v1/expected-receipts"),
    body: () => ({ location: CODES.location, reference: "PO 2", lines: LINES }),
    foreign: "own",
  },
  "GET /api/v1/expected-receipts/[id]": { right: "view", path: (ids) => `/api/v1/expected-receipts/${ids.expectedId}`, foreign: 404 },
  "PUT /api/v1/expected-receipts/[id]": {
    right: "receive",
    path: (ids) => `/api/v1/expected-receipts/${ids.expectedId}`,
    body: () => ({ version: 1, reference: "PO 1", lines: [{ sku: CODES.sku, units: 60 }] }),
    foreign: 404,
  },
  "POST /api/v1/expected-receipts/[id]/receive": {
    right: "receive",
    path: (ids) => `/api/v1/expected-receipts/${ids.expectedId}/receive`,
    body: () => ({ lines: LINES }),
    foreign: 404,
  },
  "POST /api/v1/expected-receipts/[id]/close": {
    right: "receive",
    path: (ids) => `/api/v1/expected-receipts/${ids.expectedId}/close`,
    body: () => ({}),
    foreign: 404,
  },
};

const PLACES: Record<string, RouteCase> = {
  "GET /api/v1/count-schedules/[...location]": { right: "view", path: at(`/api/v1/count-schedules/${CODES.location}`), foreign: "own" },
  "PUT /api/v1/count-schedules/[...location]": {
    right: "manage",
    path: at(`/api/v1/count-schedules/${CODES.location}`),
    body: () => ({ pace: { kind: "every", days: 20 }, most_bins: 5, stopped: true }),
    foreign: "own",
  },
  "GET /api/v1/bins": { right: "view", path: at("/api/v1/bins"), foreign: "own" },
  "POST /api/v1/bins": {
    right: "manage",
    path: at("/api/v1/bins"),
    body: () => ({ location: CODES.location, zone: CODES.zone, kind: "pick", code: "NEW-1" }),
    foreign: "own",
  },
  "GET /api/v1/bins/[...code]": { right: "view", path: at(`/api/v1/bins/${CODES.bin}`), foreign: 404 },
  "PUT /api/v1/bins/[...code]": { right: "manage", path: at(`/api/v1/bins/${CODES.bin}`), body: () => ({ walk: 5 }), foreign: "own" },
  "GET /api/v1/stock/bins": { right: "view", path: at(`/api/v1/stock/bins?bin=${CODES.bin}`), foreign: "own" },
  "GET /api/v1/stock/put-aways": { right: "view", path: at("/api/v1/stock/put-aways"), foreign: "own" },
  "POST /api/v1/stock/put-aways": {
    right: "receive",
    path: at("/api/v1/stock/put-aways"),
    body: () => ({ location: CODES.location, lines: [{ sku: CODES.sku, units: 1, to: CODES.bin }] }),
    foreign: "own",
  },
  "GET /api/v1/stock/replenishments": { right: "view", path: at("/api/v1/stock/replenishments"), foreign: "own" },
  "GET /api/v1/barcodes/[code]": { right: "view", path: at(`/api/v1/barcodes/${CODES.barcode}`), foreign: 404 },
  "PUT /api/v1/barcodes/[code]": {
    right: "manage",
    path: at(`/api/v1/barcodes/${CODES.barcode}`),
    body: () => ({ sku: CODES.sku, units: 6 }),
    foreign: "own",
  },
  "DELETE /api/v1/barcodes/[code]": { right: "manage", path: at(`/api/v1/barcodes/${CODES.barcode}`), foreign: 404 },
};

const FLOOR: Record<string, RouteCase> = {
  "GET /api/v1/fulfilments": { right: "view", path: at(`/api/v1/fulfilments?location=${CODES.location}`), foreign: "own" },
  "POST /api/v1/fulfilments": {
    right: "release",
    path: at("/api/v1/fulfilments"),
    body: (ids) => ({ location: CODES.location, orders: [ids.orderId] }),
    foreign: "own",
  },
  "GET /api/v1/fulfilments/[id]": { right: "view", path: (ids) => `/api/v1/fulfilments/${ids.fulfilmentId}`, foreign: 404 },
  "POST /api/v1/fulfilments/[id]/recall": {
    right: "release",
    path: (ids) => `/api/v1/fulfilments/${ids.fulfilmentId}/recall`,
    body: () => ({ reason: "Wrong walk" }),
    foreign: 404,
  },
  "POST /api/v1/fulfilments/[id]/pack-unscanned": {
    right: "release",
    path: (ids) => `/api/v1/fulfilments/${ids.fulfilmentId}/pack-unscanned`,
    body: () => ({ reason: "The scanner is broken" }),
    foreign: 404,
  },
  "POST /api/v1/fulfilments/[id]/shipments": {
    right: "ship",
    path: (ids) => `/api/v1/fulfilments/${ids.fulfilmentId}/shipments`,
    body: () => ({ handover: true }),
    foreign: 404,
  },
  "POST /api/v1/scans/pick": {
    right: "pick",
    path: at("/api/v1/scans/pick"),
    body: (ids) => ({ work: ids.workId, code: CODES.sku }),
    foreign: 404,
  },
  "POST /api/v1/scans/pack": {
    right: "pack",
    path: at("/api/v1/scans/pack"),
    body: (ids) => ({ fulfilment: ids.fulfilmentId, code: CODES.sku }),
    foreign: 404,
  },
  "POST /api/v1/shorts": {
    right: "pick",
    path: at("/api/v1/shorts"),
    body: (ids) => ({ work: ids.workId, units: 1, reason: "not_in_bin" }),
    foreign: 404,
  },
  "POST /api/v1/unpicks": { right: "pick", path: at("/api/v1/unpicks"), body: (ids) => ({ work: ids.workId, units: 1 }), foreign: 404 },
  "POST /api/v1/packages/[id]/close": {
    right: "pack",
    path: (ids) => `/api/v1/packages/${ids.packageId}/close`,
    body: () => ({ weight_g: 900 }),
    foreign: 404,
  },
  "POST /api/v1/packages/[id]/reopen": {
    right: "pack",
    path: (ids) => `/api/v1/packages/${ids.packageId}/reopen`,
    body: () => ({}),
    foreign: 404,
  },
  "POST /api/v1/packages/[id]/unpack": {
    right: "pack",
    path: (ids) => `/api/v1/packages/${ids.packageId}/unpack`,
    body: (ids) => ({ work: ids.workId, units: 1 }),
    foreign: 404,
  },
  "GET /api/v1/waves": { right: "view", path: at(`/api/v1/waves?location=${CODES.location}`), foreign: "own" },
  "GET /api/v1/waves/[id]": { right: "view", path: (ids) => `/api/v1/waves/${ids.waveId}`, foreign: 404 },
  "GET /api/v1/counts": { right: "view", path: at(`/api/v1/counts?location=${CODES.location}`), foreign: "own" },
  "POST /api/v1/counts": {
    right: "count",
    path: at("/api/v1/counts"),
    body: () => ({ location: CODES.location, sku: CODES.sku }),
    foreign: "own",
  },
  "GET /api/v1/counts/[id]": { right: "view", path: (ids) => `/api/v1/counts/${ids.countId}`, foreign: 404 },
  "POST /api/v1/counts/[id]/entries": {
    right: "count",
    path: (ids) => `/api/v1/counts/${ids.countId}/entries`,
    body: () => ({ entries: [] }),
    foreign: 404,
  },
  "GET /api/v1/put-backs": { right: "view", path: at(`/api/v1/put-backs?location=${CODES.location}`), foreign: "own" },
  "POST /api/v1/put-backs/[id]/done": {
    right: "pick",
    path: (ids) => `/api/v1/put-backs/${ids.putBackId}/done`,
    body: () => ({}),
    foreign: 404,
  },
};

/** Every method of every address under /api/v1. A new one has to be entered here, with the right it needs. */
export const ROUTES: Record<string, RouteCase> = {
  ...ORDERS,
  ...STOCK,
  ...EXPECTED,
  ...TRANSFER_ROUTES,
  ...PLACES,
  ...FLOOR,
  ...SHIPPING_ROUTES,
  ...DESK_ROUTES,
  ...SUBSTITUTION_ROUTES,
  "GET /api/v1/customers": { right: "view", path: at("/api/v1/customers"), foreign: "own" },
  "GET /api/v1/customers/[...code]": { right: "view", path: at(`/api/v1/customers/${CODES.customer}`), foreign: 404 },
  "PUT /api/v1/customers/[...code]": {
    right: "edit",
    path: at(`/api/v1/customers/${CODES.customer}`),
    body: () => ({ name: "Changed" }),
    foreign: "own",
  },
  "GET /api/v1/products": { right: "view", path: at("/api/v1/products"), foreign: "own" },
  "GET /api/v1/products/[...sku]": { right: "view", path: at(`/api/v1/products/${CODES.sku}`), foreign: 404 },
  "PUT /api/v1/products/[...sku]": {
    right: "edit",
    path: at(`/api/v1/products/${CODES.sku}`),
    body: () => ({ name: "Changed", unit_price: "1.00", currency: "EUR", tax_category: "S", tax_rate: "20" }),
    foreign: "own",
  },
  "GET /api/v1/price-lists": { right: "view", path: at("/api/v1/price-lists"), foreign: "own" },
  "GET /api/v1/price-lists/[...code]": { right: "view", path: at(`/api/v1/price-lists/${CODES.priceList}`), foreign: 404 },
  "PUT /api/v1/price-lists/[...code]": {
    right: "edit",
    path: at(`/api/v1/price-lists/${CODES.priceList}`),
    body: () => ({ name: "Changed" }),
    foreign: "own",
  },
  "GET /api/v1/verify": { right: "view", path: at("/api/v1/verify"), foreign: "own" },
};

/** Open on purpose: they tell nothing of any organization. */
export const OPEN_ROUTES = ["/api/health", "/api/v1/openapi.json", "/api/v1/[...unknown]"] as const;

/** Addresses that a signed-in page asks by itself, with the session. */
export const SESSION_ROUTES: Record<string, SessionRouteCase> = {
  ...DOCUMENT_ROUTES,
  "/orders/find/customers": { right: "view", path: at("/orders/find/customers?q=c"), foreign: "own" },
  "/orders/find/products": { right: "view", path: at("/orders/find/products?q=tea"), foreign: "own" },
  "/stock/levels": { right: "view", path: at(`/stock/levels?sku=${CODES.sku}`), foreign: "own" },
  "/settings/bins/labels": { right: "manage", path: at("/settings/bins/labels"), foreign: "own" },
  "/api/search": { right: "view", path: at("/api/search?q=tea"), foreign: "own" },
  "/api/search/customers": { right: "view", path: at("/api/search/customers?q=c"), foreign: "own" },
  "/api/search/products": { right: "view", path: at("/api/search/products?q=tea"), foreign: "own" },
  "/api/imports/[importId]/progress": { right: "view", path: (ids) => `/api/imports/${ids.importId}/progress`, foreign: 404 },
};

/** Further addresses, with a session or signed, each with a test of its own. */
export const OTHER_ROUTES = [
  "/api/webhooks/carriers/[hook]",
  "/api/auth/[...nextauth]",
  "/api/live",
  "/api/imports",
  "/orders/[order]/cancel-preview",
  "/orders/rehearse",
  "/stock/lookup",
  "/exports/[list]",
  "/floor/leave",
  "/floor/touch",
  "/floor/do/[command]",
  "/floor/print/[document]/[id]",
] as const;
