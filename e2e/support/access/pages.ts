import type { Right } from "@/db/values";
import { type AccessIds, CODES } from "@/e2e/support/access/records";

export type PageCase = {
  /** What a person needs to see it; "member" is everybody of the organization, "anyone" also who is not signed in. */
  right: Right | "member" | "anyone";
  /** For addresses that name a row of alpha; another organization must not find it. */
  path?: (ids: AccessIds) => string;
};

/** Every page of the program. A new one has to be entered here, with the right it needs. */
export const PAGES: Record<string, PageCase> = {
  "/sign-in": { right: "anyone" },
  "/invitation/[token]": { right: "anyone" },
  "/forgot": { right: "anyone" },
  "/reset/[token]": { right: "anyone" },
  "/account": { right: "member" },
  "/floor/scanner": { right: "view" },
  "/orders": { right: "view" },
  "/": { right: "anyone" },
  "/drafts": { right: "view" },
  "/refused": { right: "view" },
  "/refused/[refusal]": { right: "view", path: (ids) => `/refused/${ids.refusalId}` },
  "/orders/new": { right: "create" },
  "/orders/[order]/edit": { right: "edit", path: (ids) => `/orders/${ids.draftId}/edit` },
  "/orders/[order]": { right: "view", path: (ids) => `/orders/${ids.orderId}` },
  "/customers": { right: "view" },
  "/customers/new": { right: "create" },
  "/customers/[customerId]": { right: "view", path: (ids) => `/customers/${ids.customerId}` },
  "/customers/[customerId]/edit": { right: "edit", path: (ids) => `/customers/${ids.customerId}/edit` },
  "/products": { right: "view" },
  "/products/new": { right: "create" },
  "/products/[productId]": { right: "view", path: (ids) => `/products/${ids.productId}` },
  "/products/[productId]/edit": { right: "edit", path: (ids) => `/products/${ids.productId}/edit` },
  "/price-lists": { right: "view" },
  "/price-lists/[code]": { right: "view", path: () => `/price-lists/${CODES.priceList}` },
  "/stock": { right: "view" },
  "/stock/adjust": { right: "adjust_stock" },
  "/stock/products/[productId]": { right: "view", path: (ids) => `/stock/products/${ids.productId}` },
  "/stock/receive": { right: "receive" },
  "/stock/receipts": { right: "view" },
  "/stock/receipts/[receiptId]": { right: "view", path: (ids) => `/stock/receipts/${ids.receiptId}` },
  "/stock/transfers": { right: "view" },
  "/stock/transfers/new": { right: "transfer" },
  "/stock/transfers/[transferId]": { right: "view", path: (ids) => `/stock/transfers/${ids.transferId}` },
  "/imports": { right: "view" },
  "/imports/new": { right: "member" },
  "/imports/[importId]": { right: "view", path: (ids) => `/imports/${ids.importId}` },
  "/imports/[importId]/columns": { right: "place", path: (ids) => `/imports/${ids.importId}/columns` },
  "/mailbox": { right: "view" },
  "/mailbox/[mailId]": { right: "view", path: (ids) => `/mailbox/${ids.mailId}` },
  "/outbox": { right: "view" },
  "/verify": { right: "view" },
  "/api/docs": { right: "anyone" },
  "/settings": { right: "manage" },
  "/settings/policies": { right: "manage" },
  "/settings/locations": { right: "manage" },
  "/settings/tags": { right: "manage" },
  "/settings/members": { right: "manage" },
  "/settings/roles": { right: "manage" },
  "/settings/api-keys": { right: "manage" },
  "/settings/devices": { right: "manage" },
  "/settings/badges": { right: "manage" },
  "/floor": { right: "view" },
  "/floor/location": { right: "member" },
  "/floor/lock": { right: "anyone" },
  "/floor/enrol": { right: "anyone" },
  "/floor/offline": { right: "anyone" },
};
