import type { ActionCase } from "@/e2e/support/access/action-case";
import { DESK_ACTIONS } from "@/e2e/support/access/desk-actions";
import { FLOOR_ACTIONS } from "@/e2e/support/access/floor-actions";
import { type AccessIds, CODES } from "@/e2e/support/access/records";
import { PLACE_ACTIONS, SETTINGS_ACTIONS } from "@/e2e/support/access/settings-actions";
import { SHIPPING_ACTIONS } from "@/e2e/support/access/shipping-actions";
import { SUBSTITUTION_ACTIONS } from "@/e2e/support/access/substitution-cases";
import type { Fields } from "@/e2e/support/access/visitor";

const order =
  (id: (ids: AccessIds) => string, more: Fields = {}) =>
  (ids: AccessIds) => ({ order: id(ids), version: "1", ...more });

const PRODUCT = {
  name: "Tea",
  unit_price: "10.00",
  currency: "EUR",
  kind: "stock",
  tax_category: "S",
  tax_rate: "20",
  allow_backorder: "on",
};
const CUSTOMER = { name: "Buyer", kind: "business", currency: "EUR" };
const IMPORT_SETTINGS = {
  next: "save",
  column_document: "0",
  column_sku: "1",
  column_units: "2",
  column_customer: "3",
  decimal: ".",
  channel: "import",
  currency: "EUR",
  missing_products: "exception",
  missing_customers: "exception",
  new_customer_terms: "prepaid",
  charges_as: "charge",
  zero_price: "exception",
  bad_row: "leave_row_out",
  short: "backorder",
};

const ORDERS: Record<string, ActionCase> = {
  "(office)/orders/[order]/actions#cancelAction": {
    rights: ["cancel"],
    fields: order((ids) => ids.orderId, { reason: "customer_request" }),
    foreign: "refused",
  },
  "(office)/orders/[order]/actions#approveAction": { rights: ["approve_credit"], fields: order((ids) => ids.parkedId), foreign: "refused" },
  "(office)/orders/[order]/actions#declineAction": {
    rights: ["approve_credit"],
    fields: order((ids) => ids.parkedId, { reason: "Too much" }),
    foreign: "refused",
  },
  "(office)/orders/[order]/actions#holdAction": {
    rights: ["edit"],
    fields: order((ids) => ids.orderId, { reason: "Asks for another day" }),
    foreign: "refused",
  },
  "(office)/orders/[order]/actions#unholdAction": { rights: ["edit"], fields: order((ids) => ids.orderId), foreign: "refused" },
  "(office)/orders/[order]/actions#readdressAction": {
    rights: ["edit"],
    fields: order((ids) => ids.orderId, { name: "Hotel Bellevue" }),
    foreign: "refused",
  },
  "(office)/orders/[order]/link-actions#makeLinkAction": { rights: ["cancel"], fields: order((ids) => ids.orderId), foreign: "refused" },
  "(office)/orders/[order]/link-actions#revokeLinksAction": { rights: ["cancel"], fields: order((ids) => ids.orderId), foreign: "refused" },
  "(office)/orders/[order]/actions#placeDraftAction": { rights: ["place"], fields: order((ids) => ids.draftId), foreign: "refused" },
  "(office)/orders/[order]/actions#deleteDraftAction": { rights: ["edit"], fields: order((ids) => ids.draftId), foreign: "refused" },
  "(office)/orders/new/actions#submitOrderForm": {
    rights: ["edit"],
    fields: (ids) => [
      null,
      {
        key: "0192f0c1-2345-7abc-8def-0123456789ab",
        draft: { id: ids.draftId, version: 1 },
        body: { customer: CODES.customer, lines: [{ sku: CODES.sku, units: 2 }], draft: true },
      },
    ],
    foreign: "refused",
  },
  "(office)/refused/[refusal]/actions#retryAction": {
    rights: ["place"],
    fields: (ids) => ({ id: ids.refusalId, key: "0192f0c1-2345-7abc-8def-000000000005" }),
    foreign: "refused",
  },
  "(office)/refused/[refusal]/actions#dismissAction": {
    rights: ["place"],
    fields: (ids) => ({ id: ids.refusalId }),
    foreign: "refused",
    lacking: ["refusal_needs_right"],
  },
  "(office)/orders/view-actions#saveViewAction": {
    rights: ["view"],
    fields: () => ({ name: "Another", query: "status=placed", shared: "on" }),
    foreign: "own",
  },
  "(office)/orders/view-actions#removeViewAction": {
    rights: ["manage"],
    fields: (ids) => ({ id: ids.viewId }),
    foreign: "refused",
    lacking: ["view_not_yours"],
  },
};

const LINES = JSON.stringify([{ sku: CODES.sku, units: 1 }]);

const STOCK: Record<string, ActionCase> = {
  "(office)/stock/actions#receiveAction": {
    rights: ["receive"],
    fields: () => ({ once: "0192f0c1-2345-7abc-8def-000000000001", location: CODES.location, reference: "R3", lines: LINES }),
    foreign: "refused",
  },
  "(office)/stock/actions#adjustAction": {
    rights: ["adjust_stock"],
    fields: () => ({
      once: "0192f0c1-2345-7abc-8def-000000000002",
      sku: CODES.sku,
      location: CODES.location,
      condition: "good",
      direction: "add",
      units: "1",
      reason: "found",
    }),
    foreign: "refused",
  },
  "(office)/stock/actions#sendTransferAction": {
    rights: ["transfer"],
    fields: () => ({
      once: "0192f0c1-2345-7abc-8def-000000000003",
      from: CODES.location,
      to: CODES.otherLocation,
      reference: "",
      lines: LINES,
    }),
    foreign: "refused",
  },
  "(office)/stock/actions#cancelRequestAction": {
    rights: ["transfer"],
    fields: (ids) => ({ request: ids.requestId }),
    foreign: "refused",
  },
  "(office)/stock/actions#receiveTransferAction": {
    rights: ["receive"],
    fields: (ids) => ({ once: "0192f0c1-2345-7abc-8def-000000000004", transfer: ids.transferId, lines: LINES }),
    foreign: "refused",
  },
};

const RECORDS: Record<string, ActionCase> = {
  "(office)/customers/actions#createCustomer": { rights: ["create"], fields: () => ({ code: "NEW", ...CUSTOMER }), foreign: "own" },
  "(office)/customers/actions#saveCustomer": {
    rights: ["edit"],
    fields: () => ({ code: CODES.customer, seen: "2026-01-01", ...CUSTOMER }),
    foreign: "refused",
  },
  "(office)/customers/actions#saveTerms": {
    rights: ["approve_credit"],
    fields: () => ({ code: CODES.customer, terms: "credit", terms_days: "30" }),
    foreign: "refused",
    lacking: ["no_credit_right"],
  },
  "(office)/customers/actions#saveLimit": {
    rights: ["approve_credit"],
    fields: () => ({ code: CODES.customer, currency: "EUR", limited: "limit", limit: "9000" }),
    foreign: "refused",
    lacking: ["no_credit_right"],
  },
  "(office)/customers/actions#putAway": { rights: ["edit"], fields: () => ({ code: CODES.customer }), foreign: "refused" },
  "(office)/customers/actions#bringBack": { rights: ["edit"], fields: () => ({ code: CODES.customer }), foreign: "refused" },
  "(office)/customers/actions#erase": { rights: ["manage"], fields: () => ({ code: CODES.customer, scope: "old" }), foreign: "refused" },
  "(office)/products/actions#createProduct": { rights: ["create"], fields: () => ({ sku: "NEW-1", ...PRODUCT }), foreign: "own" },
  "(office)/products/actions#saveProduct": {
    rights: ["edit"],
    fields: () => ({ sku: CODES.sku, seen: "2026-01-01", ...PRODUCT }),
    foreign: "refused",
  },
  "(office)/products/actions#putAway": { rights: ["edit"], fields: () => ({ sku: CODES.sku }), foreign: "refused" },
  "(office)/products/actions#bringBack": { rights: ["edit"], fields: () => ({ sku: CODES.sku }), foreign: "refused" },
  "(office)/price-lists/actions#createPriceList": {
    rights: ["create"],
    fields: () => ({ code: "NEWLIST", name: "New", currency: "EUR" }),
    foreign: "own",
  },
  "(office)/price-lists/actions#savePriceList": {
    rights: ["edit"],
    fields: () => ({ code: CODES.priceList, name: "Trade", currency: "EUR" }),
    foreign: "own",
  },
  "(office)/price-lists/actions#putAway": { rights: ["edit"], fields: () => ({ code: CODES.priceList }), foreign: "refused" },
  "(office)/price-lists/actions#bringBack": { rights: ["edit"], fields: () => ({ code: CODES.priceList }), foreign: "refused" },
  "(office)/price-lists/actions#addPrices": {
    rights: ["edit"],
    fields: () => ({ code: CODES.priceList, prices: `${CODES.sku} 8.50` }),
    foreign: "refused",
  },
  "(office)/price-lists/actions#removePrice": {
    rights: ["edit"],
    fields: () => ({ code: CODES.priceList, sku: CODES.sku }),
    foreign: "refused",
  },
};

const importing =
  (more: Fields = {}) =>
  (ids: AccessIds) => ({ import: ids.importId, ...more });
const steering = (more: Fields = {}): ActionCase => ({
  rights: ["create", "place"],
  fields: importing(more),
  foreign: "refused",
  lacking: ["no_right", "not_found"],
});

const MACHINERY: Record<string, ActionCase> = {
  "(office)/imports/actions#readAgain": steering({ encoding: "utf-8", separator: "semicolon", title_row: "1" }),
  "(office)/imports/actions#saveSettings": steering(IMPORT_SETTINGS),
  "(office)/imports/actions#rehearse": steering(),
  "(office)/imports/actions#start": steering(),
  "(office)/imports/actions#resume": steering(),
  "(office)/imports/actions#pause": steering(),
  "(office)/imports/actions#stopRehearsal": steering(),
  "(office)/outbox/actions#sendAgain": { rights: ["replay"], fields: (ids) => ({ messageId: ids.messageId }), foreign: "refused" },
  "(office)/outbox/actions#sendAllAgain": { rights: ["replay"], fields: () => ({}), foreign: "own" },
  "(office)/verify/actions#runNow": { rights: ["manage"], fields: () => ({}), foreign: "own" },
};

const ADMINISTRATION: Record<string, ActionCase> = {
  "(office)/settings/api-keys/actions#makeApiKey": {
    rights: ["manage"],
    fields: () => ({ name: "New", rights: ["view"] }),
    foreign: "own",
  },
  "(office)/settings/api-keys/actions#endApiKey": { rights: ["manage"], fields: (ids) => ({ keyId: ids.keyId }), foreign: "refused" },
  "(office)/settings/members/actions#inviteMember": {
    rights: ["manage"],
    fields: (ids) => ({ email: "more@access.example", roleId: ids.roleId, everyLocation: "on" }),
    foreign: "refused",
  },
  "(office)/settings/members/actions#withdrawInvitation": {
    rights: ["manage"],
    fields: (ids) => ({ invitationId: ids.invitationId }),
    foreign: "refused",
  },
  "(office)/settings/members/actions#saveMember": {
    rights: ["manage"],
    fields: (ids) => ({ userId: ids.memberId, roleId: ids.roleId, seen: ids.memberSeen, locationIds: [ids.locationId] }),
    foreign: "refused",
  },
  "(office)/settings/members/actions#switchMemberOff": {
    rights: ["manage"],
    fields: (ids) => ({ userId: ids.memberId }),
    foreign: "refused",
  },
  "(office)/settings/members/actions#switchMemberOn": {
    rights: ["manage"],
    fields: (ids) => ({ userId: ids.memberId }),
    foreign: "refused",
  },
  "(office)/settings/roles/actions#saveRole": {
    rights: ["manage"],
    fields: (ids) => ({ roleId: ids.roleId, seen: ids.roleSeen, name: "Nights", rights: ["view", "refund"] }),
    foreign: "refused",
  },
};

/** Every action that works for an organization. A new one has to be entered here, with the rights it needs. */
export const ACTIONS: Record<string, ActionCase> = {
  ...ORDERS,
  ...STOCK,
  ...RECORDS,
  ...MACHINERY,
  ...ADMINISTRATION,
  ...SETTINGS_ACTIONS,
  ...PLACE_ACTIONS,
  ...FLOOR_ACTIONS,
  ...SHIPPING_ACTIONS,
  ...DESK_ACTIONS,
  ...SUBSTITUTION_ACTIONS,
};

/** Those that work on the visitor's own session, account or order; each has a test of its own. */
export const OWN_ACTIONS = [
  "(public)/track/[token]/cancel/actions#cancelWithForm",
  "(auth)/sign-in/actions#signInWithForm",
  "(auth)/invitation/[token]/actions#acceptWithForm",
  "(auth)/forgot/actions#askWithForm",
  "(auth)/reset/[token]/actions#resetWithForm",
  "(office)/account/actions#savePassword",
  "(office)/session-actions#signOut",
  "(office)/session-actions#enterOrganization",
  "(floor)/floor/pick/actions#takeWalkForm",
  "(floor-door)/floor/lock/actions#presentBadge",
  "(floor-door)/floor/lock/actions#enterWithPin",
  "(floor-door)/floor/lock/actions#choosePin",
  "(floor-door)/floor/enrol/actions#admitTablet",
  "(floor-door)/floor/enter/actions#goOn",
  "(floor-door)/floor/location/actions#chooseLocation",
] as const;
