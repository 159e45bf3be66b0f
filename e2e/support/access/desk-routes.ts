import { at, type RouteCase } from "@/e2e/support/access/route-case";

/** What the office takes care of: units for packing, and exceptions. */
export const DESK_ROUTES: Record<string, RouteCase> = {
  "GET /api/v1/stock/receipts/[id]/cross-dock": {
    right: "view",
    path: (ids) => `/api/v1/stock/receipts/${ids.receiptId}/cross-dock`,
    foreign: 404,
  },
  "POST /api/v1/stock/receipts/[id]/cross-dock": {
    right: "pick",
    path: (ids) => `/api/v1/stock/receipts/${ids.receiptId}/cross-dock`,
    body: (ids) => ({ order: ids.orderId }),
    foreign: 404,
  },
  "GET /api/v1/exceptions": { right: "view", path: at("/api/v1/exceptions"), foreign: "own" },
  "GET /api/v1/exceptions/[id]": { right: "view", path: (ids) => `/api/v1/exceptions/${ids.exceptionId}`, foreign: 404 },
  // Whether the right that owns the exception is there, the command itself asks.
  "POST /api/v1/exceptions/[id]/assign": {
    right: "view",
    path: (ids) => `/api/v1/exceptions/${ids.exceptionId}/assign`,
    body: () => ({ user_id: null }),
    foreign: 404,
  },
  "POST /api/v1/exceptions/[id]/close": {
    right: "view",
    path: (ids) => `/api/v1/exceptions/${ids.exceptionId}/close`,
    body: () => ({ reason: "It is known" }),
    foreign: 404,
  },
};
