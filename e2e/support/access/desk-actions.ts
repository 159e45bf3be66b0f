import type { ActionCase } from "@/e2e/support/access/action-case";
import { CODES } from "@/e2e/support/access/records";

const LINES = JSON.stringify([{ sku: CODES.sku, units: 1 }]);

/** What the office does for the warehouse: announcing goods, and taking care of what waits for a person. */
export const DESK_ACTIONS: Record<string, ActionCase> = {
  "(office)/stock/receipts/actions#crossDockAction": {
    rights: ["release", "pick"],
    fields: (ids) => ({ from: "receipts", id: ids.receiptId, order: ids.orderId }),
    foreign: "refused",
  },
  "(office)/exceptions/actions#assignAction": {
    rights: ["pick"],
    fields: (ids) => ({ exception: ids.exceptionId, user_id: "" }),
    foreign: "refused",
  },
  "(office)/exceptions/actions#closeExceptionAction": {
    rights: ["pick"],
    fields: (ids) => ({ exception: ids.exceptionId, reason: "It is known" }),
    foreign: "refused",
  },
  "(office)/stock/expected/actions#announceAction": {
    rights: ["receive"],
    fields: () => ({
      once: "0192f0c1-2345-7abc-8def-000000000005",
      location: CODES.location,
      kind: "purchase_order",
      reference: "PO 3",
      supplier: "",
      lines: LINES,
    }),
    foreign: "refused",
  },
  "(office)/stock/expected/actions#changeAction": {
    rights: ["receive"],
    fields: (ids) => ({
      once: "0192f0c1-2345-7abc-8def-000000000006",
      expected: ids.expectedId,
      version: "1",
      kind: "purchase_order",
      reference: "PO 1",
      supplier: "",
      lines: LINES,
    }),
    foreign: "refused",
  },
  "(office)/stock/expected/actions#closeAction": {
    rights: ["receive"],
    fields: (ids) => ({ expected: ids.expectedId, reason: "Nothing more comes" }),
    foreign: "refused",
  },
};
