export const ORDER_STATUSES = [
  "draft",
  "pending_approval",
  "placed",
  "in_fulfilment",
  "shipped",
  "delivered",
  "completed",
  "canceled",
] as const;
export const ALLOCATION_STATUSES = ["unallocated", "backordered", "partially_reserved", "reserved", "not_required"] as const;
export const FULFILMENT_STATUSES = [
  "unfulfilled",
  "partially_picked",
  "picked",
  "packed",
  "partially_shipped",
  "shipped",
  "partially_delivered",
  "delivered",
] as const;
export const PAYMENT_STATUSES = ["unpaid", "authorized", "partially_paid", "paid", "overpaid", "partially_refunded", "refunded"] as const;
export const INVOICE_STATUSES = ["not_invoiced", "partially_invoiced", "invoiced", "credited"] as const;
export const RETURN_STATUSES = ["none", "requested", "in_progress", "partially_returned", "returned"] as const;

export const TERMS = ["credit", "prepaid"] as const;
export const LINE_KINDS = ["stock", "service"] as const;
export const SPLITS = ["allowed", "one_location"] as const;
export const STRATEGIES = ["nearest", "fewest_parcels", "oldest_cost"] as const;
export const CREDIT_POLICIES = ["refuse", "park"] as const;

export const PRODUCT_KINDS = ["stock", "service", "bundle"] as const;
export const TAX_CATEGORIES = ["S", "Z", "E", "AE", "K", "G", "O"] as const;
export const CUSTOMER_KINDS = ["business", "consumer"] as const;
export const TAG_CONDITIONS = ["first_order", "repeat", "backordered", "order_over"] as const;

export const STOCK_CONDITIONS = ["good", "damaged", "quarantine", "in_transit"] as const;
export const MOVEMENT_KINDS = [
  "receive",
  "reserve",
  "release",
  "pick",
  "unpick",
  "ship",
  "return_restock",
  "return_damage",
  "adjust",
  "transfer_out",
  "transfer_in",
  "count",
  "put_away",
] as const;
export const ADJUST_REASONS = ["damaged", "lost", "found", "expired", "sample", "correction"] as const;
export const TRANSFER_STATUSES = ["in_transit", "received"] as const;
export const TRANSFER_REQUEST_STATES = ["open", "sent", "canceled"] as const;

export const LEDGER_ACCOUNTS = [
  "order_receivable",
  "contract_liability",
  "trade_receivable",
  "revenue",
  "vat_output",
  "cash_clearing",
  "bank",
  "customer_deposit",
  "payment_fees",
  "inventory",
  "goods_in_transit",
  "goods_received_not_invoiced",
  "cogs",
  "inventory_adjustment",
  "carrier_payable",
  "carrier_cost",
  "write_off",
  "rounding",
  "fx_difference",
] as const;

export const OUTBOX_STATUSES = ["pending", "sending", "sent", "dead", "withheld"] as const;
export const OUTBOX_TOPICS = [
  "email.order_confirmed",
  "email.order_canceled",
  "email.order_declined",
  "email.units_reserved",
  "email.units_delayed",
  "email.units_substituted",
  "email.order_shipped",
  "email.order_delivered",
  "email.invitation",
  "email.password_reset",
] as const;

export const ACTOR_KINDS = ["user", "api_key", "system", "customer"] as const;
export const CANCEL_REASONS = ["customer_request", "out_of_stock", "fraud_suspected", "entry_error", "not_paid", "other"] as const;

export const RIGHTS = [
  "view",
  "create",
  "edit",
  "place",
  "cancel",
  "approve_credit",
  "override_credit",
  "approve_return",
  "release",
  "pick",
  "pack",
  "ship",
  "receive",
  "count",
  "transfer",
  "adjust_stock",
  "buy_label",
  "invoice",
  "credit_note",
  "refund",
  "write_off",
  "replay",
  "manage",
] as const;

export const BIN_KINDS = ["pick", "overflow", "damaged", "quarantine"] as const;
export const RELEASE_RULES = ["by_hand", "on_placement", "when_complete", "at_times"] as const;
export const WAVE_KINDS = ["single", "batch", "cluster"] as const;
export const FULFILMENT_STATES = ["released", "picking", "picked", "packed", "shipped", "canceled"] as const;
export const SCAN_KINDS = ["pick", "pack", "put_away", "put_back", "count", "receive"] as const;
export const SCAN_VERDICTS = [
  "accepted",
  "wrong_item",
  "wrong_bin",
  "wrong_lot",
  "expired",
  "one_too_many",
  "unknown_code",
  "serial_missing",
  "serial_known",
  "work_gone",
] as const;
export const SHORT_REASONS = ["not_in_bin", "damaged", "expired", "wrong_lot", "cannot_reach"] as const;
export const PUT_BACK_CAUSES = ["cancel", "undo"] as const;
export const HOLD_REASONS = ["customer_request", "address_check", "payment_check", "fraud_check", "stock_check", "other"] as const;
export const PROPOSAL_STATES = ["open", "accepted", "declined", "lapsed"] as const;
export const LABEL_STATES = ["wanted", "bought", "failed", "void_pending", "voided"] as const;
export const CARRIER_EVENTS = ["shipped", "in_transit", "out_for_delivery", "delivery_failed", "delivered"] as const;
export const INBOX_RESULTS = ["applied", "noted", "waiting", "refused"] as const;
export const COUNT_CAUSES = ["schedule", "short_pick", "manual"] as const;
export const COUNT_PACES = ["every", "abc"] as const;
export const COUNT_STATES = ["open", "recount", "done", "canceled"] as const;
export const EXCEPTION_KINDS = [
  "stock_conflict",
  "replay_refused",
  "put_back",
  "recount",
  "unknown_code",
  "label_unknown",
  "label_refused",
  "carrier_message",
  "substitute_proposed",
  "message_dead",
] as const;
export const EXPECTED_KINDS = ["purchase_order", "advance_notice"] as const;
export const EXPECTED_STATES = ["open", "receiving", "closed"] as const;

export const IMPORT_STATUSES = ["mapping", "running", "paused", "done"] as const;
export const IMPORT_RESULTS = ["waiting", "imported", "exists", "exception"] as const;
export const SEARCH_KINDS = ["order", "customer", "product", "expected"] as const;

/** Decimal places of the minor unit of each currency (ISO 4217) where they are not two. */
// biome-ignore format: one line for each number of places.
export const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  CLF: 4, UYW: 4,
};

/** 2 for EUR, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number => MINOR_DIGITS[currency] ?? 2;

export type OrderStatus = (typeof ORDER_STATUSES)[number];
export type AllocationStatus = (typeof ALLOCATION_STATUSES)[number];
export type FulfilmentStatus = (typeof FULFILMENT_STATUSES)[number];
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];
export type ReturnStatus = (typeof RETURN_STATUSES)[number];
export type Terms = (typeof TERMS)[number];
export type LineKind = (typeof LINE_KINDS)[number];
export type Split = (typeof SPLITS)[number];
export type Strategy = (typeof STRATEGIES)[number];
export type CreditPolicy = (typeof CREDIT_POLICIES)[number];
export type ProductKind = (typeof PRODUCT_KINDS)[number];
export type TaxCategory = (typeof TAX_CATEGORIES)[number];
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];
export type TagCondition = (typeof TAG_CONDITIONS)[number];
export type StockCondition = (typeof STOCK_CONDITIONS)[number];
export type MovementKind = (typeof MOVEMENT_KINDS)[number];
export type AdjustReason = (typeof ADJUST_REASONS)[number];
export type TransferRequestState = (typeof TRANSFER_REQUEST_STATES)[number];
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];
export type OutboxTopic = (typeof OUTBOX_TOPICS)[number];
export type ActorKind = (typeof ACTOR_KINDS)[number];
export type CancelReason = (typeof CANCEL_REASONS)[number];
export type Right = (typeof RIGHTS)[number];
export type BinKind = (typeof BIN_KINDS)[number];
export type ReleaseRule = (typeof RELEASE_RULES)[number];
export type WaveKind = (typeof WAVE_KINDS)[number];
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];
export type ScanKind = (typeof SCAN_KINDS)[number];
export type ScanVerdict = (typeof SCAN_VERDICTS)[number];
export type ShortReason = (typeof SHORT_REASONS)[number];
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export type LabelState = (typeof LABEL_STATES)[number];
export type CarrierEvent = (typeof CARRIER_EVENTS)[number];
export type InboxResult = (typeof INBOX_RESULTS)[number];
export type CountPace = (typeof COUNT_PACES)[number];
export type CountCause = (typeof COUNT_CAUSES)[number];
export type CountState = (typeof COUNT_STATES)[number];
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];
export type ExpectedKind = (typeof EXPECTED_KINDS)[number];
export type ExpectedState = (typeof EXPECTED_STATES)[number];
export type ImportStatus = (typeof IMPORT_STATUSES)[number];
export type ImportResult = (typeof IMPORT_RESULTS)[number];
export type SearchKind = (typeof SEARCH_KINDS)[number];
