import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { LEDGER_ACCOUNTS } from "@/db/values";
import { commitMark, minor, oneOf, orgId } from "./columns";
import { customer } from "./customers";
import { orders } from "./orders";
import { label } from "./shipping";
import { organization } from "./tenancy";

// One row is one transfer from one account to another, so an unbalanced posting cannot be written.
export const ledgerTransfer = pgTable(
  "ledger_transfer",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    postingId: uuid("posting_id").notNull(),
    debitAccount: text("debit_account").notNull(),
    creditAccount: text("credit_account").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currency: text("currency").notNull(),
    bookedOn: date("booked_on").notNull(),
    customerId: uuid("customer_id"),
    orderId: uuid("order_id"),
    invoiceId: uuid("invoice_id"),
    paymentId: uuid("payment_id"),
    productId: uuid("product_id"),
    locationId: uuid("location_id"),
    // What a carrier is paid for. Such a transfer names no order: it is no claim of the order, and may be in another currency.
    labelId: uuid("label_id"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.labelId], foreignColumns: [label.orgId, label.id] }),
    index("ledger_transfer_by_label").on(t.orgId, t.labelId).where(sql`${t.labelId} is not null`),
    index("ledger_transfer_by_order").on(t.orgId, t.orderId).where(sql`${t.orderId} is not null`),
    oneOf("ledger_transfer_debit", t.debitAccount, LEDGER_ACCOUNTS),
    oneOf("ledger_transfer_credit", t.creditAccount, LEDGER_ACCOUNTS),
    check("ledger_transfer_two_accounts", sql`debit_account <> credit_account`),
    check("ledger_transfer_positive", sql`amount_minor > 0`),
  ],
);
