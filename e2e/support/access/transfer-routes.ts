import { CODES } from "@/e2e/support/access/records";
import { at, type RouteCase } from "@/e2e/support/access/route-case";

const LINES = [{ sku: CODES.sku, units: 1 }];

/** What is asked of one location for another, picked, sent and given up. */
export const TRANSFER_ROUTES: Record<string, RouteCase> = {
  "GET /api/v1/stock/transfer-requests": { right: "view", path: at("/api/v1/stock/transfer-requests"), foreign: "own" },
  "POST /api/v1/stock/transfer-requests": {
    right: "transfer",
    path: at("/api/v1/stock/transfer-requests"),
    body: () => ({ from: CODES.location, to: CODES.otherLocation, lines: LINES }),
    foreign: "own",
  },
  "GET /api/v1/stock/transfer-requests/[id]": {
    right: "view",
    path: (ids) => `/api/v1/stock/transfer-requests/${ids.requestId}`,
    foreign: 404,
  },
  "POST /api/v1/stock/transfer-requests/[id]/send": {
    right: "transfer",
    path: (ids) => `/api/v1/stock/transfer-requests/${ids.requestId}/send`,
    body: () => ({}),
    foreign: 404,
  },
  "POST /api/v1/stock/transfer-requests/[id]/cancel": {
    right: "transfer",
    path: (ids) => `/api/v1/stock/transfer-requests/${ids.requestId}/cancel`,
    body: () => ({}),
    foreign: 404,
  },
  "POST /api/v1/scans/transfer-pick": {
    right: "pick",
    path: at("/api/v1/scans/transfer-pick"),
    body: (ids) => ({ work: ids.transferWorkId, code: CODES.sku }),
    foreign: 404,
  },
  "POST /api/v1/shorts/transfers": {
    right: "pick",
    path: at("/api/v1/shorts/transfers"),
    body: (ids) => ({ work: ids.transferWorkId, units: 1, reason: "not_in_bin" }),
    foreign: 404,
  },
  "GET /api/v1/stock/transfers/[id]/cross-dock": {
    right: "view",
    path: (ids) => `/api/v1/stock/transfers/${ids.transferId}/cross-dock`,
    foreign: 404,
  },
  "POST /api/v1/stock/transfers/[id]/cross-dock": {
    right: "pick",
    path: (ids) => `/api/v1/stock/transfers/${ids.transferId}/cross-dock`,
    body: (ids) => ({ order: ids.orderId }),
    foreign: 404,
  },
  "POST /api/v1/stock/transfers/[id]/close": {
    right: "receive",
    path: (ids) => `/api/v1/stock/transfers/${ids.transferId}/close`,
    body: () => ({}),
    foreign: 404,
  },
};
