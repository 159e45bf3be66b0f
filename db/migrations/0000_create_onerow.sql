CREATE TABLE "bundle_component" (
	"org_id" uuid NOT NULL,
	"bundle_id" uuid NOT NULL,
	"component_id" uuid NOT NULL,
	"units" integer NOT NULL,
	CONSTRAINT "bundle_component_org_id_bundle_id_component_id_pk" PRIMARY KEY("org_id","bundle_id","component_id"),
	CONSTRAINT "bundle_component_units" CHECK ("bundle_component"."units" > 0),
	CONSTRAINT "bundle_component_not_itself" CHECK ("bundle_component"."bundle_id" <> "bundle_component"."component_id")
);
--> statement-breakpoint
CREATE TABLE "price_list" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "price_list_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "price_list_code" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "price_list_item" (
	"org_id" uuid NOT NULL,
	"price_list_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"unit_price" numeric(19, 4) NOT NULL,
	CONSTRAINT "price_list_item_org_id_price_list_id_product_id_pk" PRIMARY KEY("org_id","price_list_id","product_id"),
	CONSTRAINT "price_list_item_not_negative" CHECK ("price_list_item"."unit_price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "product" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'stock' NOT NULL,
	"unit_price" numeric(19, 4) NOT NULL,
	"currency" text NOT NULL,
	"tax_category" text DEFAULT 'S' NOT NULL,
	"tax_rate" numeric(7, 4) DEFAULT '0' NOT NULL,
	"weight_g" integer,
	"gtin" text,
	"allow_backorder" boolean DEFAULT true NOT NULL,
	"safety_stock" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "product_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "product_sku" UNIQUE("org_id","sku"),
	CONSTRAINT "product_kind" CHECK ("product"."kind" in ('stock', 'service', 'bundle')),
	CONSTRAINT "product_tax_category" CHECK ("product"."tax_category" in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
	CONSTRAINT "product_price_not_negative" CHECK ("product"."unit_price" >= 0),
	CONSTRAINT "product_rate_range" CHECK ("product"."tax_rate" between 0 and 100),
	CONSTRAINT "product_safety_not_negative" CHECK ("product"."safety_stock" >= 0),
	CONSTRAINT "product_weight_positive" CHECK ("product"."weight_g" > 0)
);
--> statement-breakpoint
CREATE TABLE "address" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"street" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "address_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "address_latitude" CHECK ("address"."latitude" between -90 and 90),
	CONSTRAINT "address_longitude" CHECK ("address"."longitude" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text,
	"phone" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "contact_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"terms" text NOT NULL,
	"terms_days" integer DEFAULT 30 NOT NULL,
	"currency" text NOT NULL,
	"credit_policy" text,
	"allow_backorder" boolean,
	"ship_complete" boolean,
	"split" text,
	"price_list_id" uuid,
	"ship_to_id" uuid,
	"contact_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "customer_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "customer_code" UNIQUE("org_id","code"),
	CONSTRAINT "customer_kind" CHECK ("customer"."kind" in ('business', 'consumer')),
	CONSTRAINT "customer_terms" CHECK ("customer"."terms" in ('credit', 'prepaid')),
	CONSTRAINT "customer_credit_policy" CHECK ("customer"."credit_policy" in ('refuse', 'park')),
	CONSTRAINT "customer_split" CHECK ("customer"."split" in ('allowed', 'one_location')),
	CONSTRAINT "customer_terms_days" CHECK ("customer"."terms_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "customer_credit" (
	"org_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"limit_minor" bigint,
	"exposure_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "customer_credit_org_id_customer_id_currency_pk" PRIMARY KEY("org_id","customer_id","currency"),
	CONSTRAINT "customer_credit_limit" CHECK ("customer_credit"."limit_minor" >= 0),
	CONSTRAINT "customer_credit_exposure" CHECK ("customer_credit"."exposure_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transfer" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"posting_id" uuid NOT NULL,
	"debit_account" text NOT NULL,
	"credit_account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"booked_on" date NOT NULL,
	"customer_id" uuid,
	"order_id" uuid,
	"invoice_id" uuid,
	"payment_id" uuid,
	"product_id" uuid,
	"location_id" uuid,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "ledger_transfer_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "ledger_transfer_debit" CHECK ("ledger_transfer"."debit_account" in ('order_receivable', 'contract_liability', 'trade_receivable', 'revenue', 'vat_output', 'cash_clearing', 'bank', 'customer_deposit', 'payment_fees', 'inventory', 'goods_in_transit', 'goods_received_not_invoiced', 'cogs', 'inventory_adjustment', 'carrier_payable', 'carrier_cost', 'write_off', 'rounding', 'fx_difference')),
	CONSTRAINT "ledger_transfer_credit" CHECK ("ledger_transfer"."credit_account" in ('order_receivable', 'contract_liability', 'trade_receivable', 'revenue', 'vat_output', 'cash_clearing', 'bank', 'customer_deposit', 'payment_fees', 'inventory', 'goods_in_transit', 'goods_received_not_invoiced', 'cogs', 'inventory_adjustment', 'carrier_payable', 'carrier_cost', 'write_off', 'rounding', 'fx_difference')),
	CONSTRAINT "ledger_transfer_two_accounts" CHECK (debit_account <> credit_account),
	CONSTRAINT "ledger_transfer_positive" CHECK (amount_minor > 0)
);
--> statement-breakpoint
CREATE TABLE "order_charge" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"name" text NOT NULL,
	"tax_category" text NOT NULL,
	"tax_rate" numeric(7, 4) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"canceled" boolean DEFAULT false NOT NULL,
	"invoiced_minor" bigint DEFAULT 0 NOT NULL,
	"credited_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_charge_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "order_charge_amount" CHECK ("order_charge"."amount_minor" >= 0 and credited_minor <= invoiced_minor and invoiced_minor <= amount_minor)
);
--> statement-breakpoint
CREATE TABLE "order_event" (
	"org_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"move" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"reason" text,
	"changes" jsonb NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "order_event_org_id_order_id_version_pk" PRIMARY KEY("org_id","order_id","version"),
	CONSTRAINT "order_event_actor" CHECK ("order_event"."actor_kind" in ('user', 'api_key', 'system'))
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"kind" text NOT NULL,
	"product_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"unit_price" numeric(19, 4) NOT NULL,
	"discount" numeric(7, 4) DEFAULT '0' NOT NULL,
	"tax_category" text NOT NULL,
	"tax_rate" numeric(7, 4) NOT NULL,
	"total_minor" bigint NOT NULL,
	"allow_backorder" boolean NOT NULL,
	"ordered" integer NOT NULL,
	"unallocated" integer DEFAULT 0 NOT NULL,
	"backordered" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"packed" integer DEFAULT 0 NOT NULL,
	"shipped" integer DEFAULT 0 NOT NULL,
	"canceled" integer DEFAULT 0 NOT NULL,
	"cancel_pending" integer DEFAULT 0 NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"invoiced" integer DEFAULT 0 NOT NULL,
	"credited" integer DEFAULT 0 NOT NULL,
	"reopened" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_line_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "order_line_number" UNIQUE("org_id","order_id","line"),
	CONSTRAINT "order_line_kind" CHECK ("order_line"."kind" in ('stock', 'service')),
	CONSTRAINT "order_line_ordered" CHECK ("order_line"."ordered" > 0),
	CONSTRAINT "order_line_not_negative" CHECK (least(unallocated, backordered, reserved, picked, packed, shipped, canceled, cancel_pending, delivered, returned, invoiced, credited, reopened, total_minor) >= 0),
	CONSTRAINT "order_line_where_units_are" CHECK (unallocated + backordered + reserved + picked + packed + shipped = ordered + reopened - canceled),
	CONSTRAINT "order_line_returned" CHECK (reopened <= returned and returned <= shipped + reopened),
	CONSTRAINT "order_line_delivered" CHECK (delivered <= shipped + reopened),
	CONSTRAINT "order_line_credited" CHECK (credited <= invoiced),
	CONSTRAINT "order_line_cancel_pending" CHECK (cancel_pending <= picked + packed),
	CONSTRAINT "order_line_service" CHECK (kind = 'stock' or (backordered = 0 and reserved = 0 and picked = 0 and packed = 0)),
	CONSTRAINT "order_line_price" CHECK (unit_price >= 0 and discount between 0 and 100 and tax_rate between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "order_line_component" (
	"org_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"units_per_bundle" integer NOT NULL,
	CONSTRAINT "order_line_component_org_id_line_id_product_id_pk" PRIMARY KEY("org_id","line_id","product_id"),
	CONSTRAINT "order_line_component_units" CHECK ("order_line_component"."units_per_bundle" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_refusal" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"move" text NOT NULL,
	"code" text NOT NULL,
	"subject" text,
	"customer_id" uuid,
	"order_id" uuid,
	"currency" text,
	"total_minor" bigint,
	"request" jsonb NOT NULL,
	"receipt" jsonb NOT NULL,
	"counter_offer" jsonb,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	"retried_order_id" uuid,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "order_refusal_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "order_refusal_actor" CHECK ("order_refusal"."actor_kind" in ('user', 'api_key', 'system'))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"allocation_status" text NOT NULL,
	"fulfilment_status" text NOT NULL,
	"payment_status" text NOT NULL,
	"invoice_status" text NOT NULL,
	"return_status" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"ship_to_id" uuid,
	"channel" text,
	"external_id" text,
	"currency" text NOT NULL,
	"prices_include_tax" boolean NOT NULL,
	"terms" text NOT NULL,
	"terms_days" integer NOT NULL,
	"allow_backorder" boolean NOT NULL,
	"ship_complete" boolean NOT NULL,
	"split" text NOT NULL,
	"strategy" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"reason" text,
	"total_minor" bigint NOT NULL,
	"credited_minor" bigint DEFAULT 0 NOT NULL,
	"receivable_minor" bigint GENERATED ALWAYS AS (total_minor - credited_minor) STORED,
	"authorized_minor" bigint DEFAULT 0 NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"invoiced_minor" bigint DEFAULT 0 NOT NULL,
	"due_minor" bigint GENERATED ALWAYS AS (total_minor - credited_minor - paid_minor + refunded_minor) STORED,
	"ordered_units" integer NOT NULL,
	"waiting_units" integer DEFAULT 0 NOT NULL,
	"booked_on" date,
	"promised_on" date,
	"due_on" date,
	"pay_by" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"placed_at" timestamp with time zone,
	"reserved_at" timestamp with time zone,
	"picked_at" timestamp with time zone,
	"invoiced_at" timestamp with time zone,
	"shipped_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"canceled_at" timestamp with time zone,
	"listed_at" timestamp with time zone GENERATED ALWAYS AS (coalesce(placed_at, created_at)) STORED,
	CONSTRAINT "orders_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "orders_number" UNIQUE("org_id","number"),
	CONSTRAINT "orders_status" CHECK ("orders"."status" in ('draft', 'pending_approval', 'placed', 'in_fulfilment', 'shipped', 'delivered', 'completed', 'canceled')),
	CONSTRAINT "orders_allocation" CHECK ("orders"."allocation_status" in ('unallocated', 'backordered', 'partially_reserved', 'reserved', 'not_required')),
	CONSTRAINT "orders_fulfilment" CHECK ("orders"."fulfilment_status" in ('unfulfilled', 'partially_picked', 'picked', 'packed', 'partially_shipped', 'shipped', 'partially_delivered', 'delivered')),
	CONSTRAINT "orders_payment" CHECK ("orders"."payment_status" in ('unpaid', 'authorized', 'partially_paid', 'paid', 'overpaid', 'partially_refunded', 'refunded')),
	CONSTRAINT "orders_invoice" CHECK ("orders"."invoice_status" in ('not_invoiced', 'partially_invoiced', 'invoiced', 'credited')),
	CONSTRAINT "orders_return" CHECK ("orders"."return_status" in ('none', 'requested', 'in_progress', 'partially_returned', 'returned')),
	CONSTRAINT "orders_terms" CHECK ("orders"."terms" in ('credit', 'prepaid')),
	CONSTRAINT "orders_split" CHECK ("orders"."split" in ('allowed', 'one_location')),
	CONSTRAINT "orders_strategy" CHECK ("orders"."strategy" in ('nearest', 'fewest_parcels', 'oldest_cost')),
	CONSTRAINT "orders_version" CHECK ("orders"."version" > 0),
	CONSTRAINT "orders_total" CHECK ("orders"."total_minor" >= 0),
	CONSTRAINT "orders_credited" CHECK ("orders"."credited_minor" between 0 and "orders"."total_minor"),
	CONSTRAINT "orders_money" CHECK ("orders"."authorized_minor" >= 0 and "orders"."paid_minor" >= 0 and "orders"."invoiced_minor" >= 0 and "orders"."refunded_minor" between 0 and "orders"."paid_minor"),
	CONSTRAINT "orders_units" CHECK ("orders"."ordered_units" >= 0 and "orders"."waiting_units" >= 0),
	CONSTRAINT "orders_placed_at" CHECK (("orders"."placed_at" is null) = ("orders"."status" in ('draft', 'pending_approval')) or "orders"."status" = 'canceled')
);
--> statement-breakpoint
CREATE TABLE "mail_message" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outbox_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"sender" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"plain" text NOT NULL,
	"via" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "mail_message_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "mail_message_once" UNIQUE("org_id","outbox_id"),
	CONSTRAINT "mail_message_via" CHECK ("mail_message"."via" in ('mailbox', 'smtp'))
);
--> statement-breakpoint
CREATE TABLE "outbox_message" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"topic" text NOT NULL,
	"order_id" uuid,
	"customer_id" uuid,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "outbox_message_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "outbox_message_status" CHECK ("outbox_message"."status" in ('pending', 'sending', 'sent', 'dead', 'withheld')),
	CONSTRAINT "outbox_message_topic" CHECK ("outbox_message"."topic" in ('email.order_confirmed', 'email.order_canceled', 'email.order_declined', 'email.units_reserved', 'email.invitation')),
	CONSTRAINT "outbox_message_attempts" CHECK ("outbox_message"."attempts" >= 0),
	CONSTRAINT "outbox_message_sent" CHECK (("outbox_message"."status" = 'sent') = ("outbox_message"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "backorder" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"joined_units" integer NOT NULL,
	"units" integer NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"waiting_since" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "backorder_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "backorder_units" CHECK (joined_units > 0 and units between 0 and joined_units)
);
--> statement-breakpoint
CREATE TABLE "cost_layer" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"receipt_id" uuid,
	"unit_cost" numeric(19, 4),
	"currency" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"units" integer NOT NULL,
	"left_units" integer NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "cost_layer_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "cost_layer_units" CHECK (units > 0 and left_units between 0 and units),
	CONSTRAINT "cost_layer_cost" CHECK (unit_cost >= 0)
);
--> statement-breakpoint
CREATE TABLE "location" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"street" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"rank" integer DEFAULT 100 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "location_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "location_code" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "receipt_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"released_units" integer DEFAULT 0 NOT NULL,
	"shipped_units" integer DEFAULT 0 NOT NULL,
	"active_units" integer GENERATED ALWAYS AS (units - released_units - shipped_units) STORED,
	"strategy" text NOT NULL,
	"score" double precision,
	"bin_id" uuid,
	"lot_id" uuid,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "reservation_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "reservation_strategy" CHECK ("reservation"."strategy" in ('nearest', 'fewest_parcels', 'oldest_cost')),
	CONSTRAINT "reservation_units" CHECK (units > 0 and released_units >= 0 and shipped_units >= 0 and released_units + shipped_units <= units)
);
--> statement-breakpoint
CREATE TABLE "stock_level" (
	"org_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"condition" text NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"safety_stock" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_level_org_id_product_id_location_id_condition_pk" PRIMARY KEY("org_id","product_id","location_id","condition"),
	CONSTRAINT "stock_level_condition" CHECK ("stock_level"."condition" in ('good', 'damaged', 'quarantine', 'in_transit')),
	CONSTRAINT "stock_level_reserved_within_on_hand" CHECK (0 <= reserved and reserved <= on_hand),
	CONSTRAINT "stock_level_reserved_only_good" CHECK (reserved = 0 or condition = 'good'),
	CONSTRAINT "stock_level_safety" CHECK (safety_stock >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_movement" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"condition" text NOT NULL,
	"kind" text NOT NULL,
	"on_hand_delta" integer DEFAULT 0 NOT NULL,
	"reserved_delta" integer DEFAULT 0 NOT NULL,
	"order_id" uuid,
	"line_id" uuid,
	"receipt_id" uuid,
	"transfer_id" uuid,
	"reason" text,
	"note" text,
	"bin_id" uuid,
	"lot_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "stock_movement_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "stock_movement_kind" CHECK ("stock_movement"."kind" in ('receive', 'reserve', 'release', 'pick', 'unpick', 'ship', 'return_restock', 'return_damage', 'adjust', 'transfer_out', 'transfer_in', 'count')),
	CONSTRAINT "stock_movement_reason" CHECK ("stock_movement"."reason" in ('damaged', 'lost', 'found', 'expired', 'sample', 'correction')),
	CONSTRAINT "stock_movement_actor" CHECK ("stock_movement"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "stock_movement_moves" CHECK (on_hand_delta <> 0 or reserved_delta <> 0 or kind in ('pick', 'unpick', 'count'))
);
--> statement-breakpoint
CREATE TABLE "stock_transfer" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"status" text NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "stock_transfer_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "stock_transfer_status" CHECK ("stock_transfer"."status" in ('in_transit', 'received')),
	CONSTRAINT "stock_transfer_two_places" CHECK (from_id <> to_id)
);
--> statement-breakpoint
CREATE TABLE "stock_transfer_line" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"received_units" integer DEFAULT 0 NOT NULL,
	"costs" text DEFAULT '[]' NOT NULL,
	CONSTRAINT "stock_transfer_line_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "stock_transfer_line_product" UNIQUE("org_id","transfer_id","product_id"),
	CONSTRAINT "stock_transfer_line_units" CHECK (units > 0 and received_units between 0 and units)
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"org_id" uuid NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer NOT NULL,
	"answer" jsonb NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "idempotency_key_org_id_route_key_pk" PRIMARY KEY("org_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "import_job" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"source" "bytea" NOT NULL,
	"settings" jsonb NOT NULL,
	"status" text NOT NULL,
	"total_rows" integer DEFAULT 0 NOT NULL,
	"total_documents" integer DEFAULT 0 NOT NULL,
	"done_documents" integer DEFAULT 0 NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	CONSTRAINT "import_job_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "import_job_status" CHECK ("import_job"."status" in ('mapping', 'running', 'paused', 'done'))
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"org_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"document" text NOT NULL,
	"result" text NOT NULL,
	"code" text,
	"detail" text,
	"order_id" uuid,
	CONSTRAINT "import_row_org_id_job_id_row_pk" PRIMARY KEY("org_id","job_id","row"),
	CONSTRAINT "import_row_result" CHECK ("import_row"."result" in ('waiting', 'imported', 'exists', 'exception'))
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "saved_view_name" UNIQUE("org_id","list","user_id","name")
);
--> statement-breakpoint
CREATE TABLE "search_token" (
	"org_id" uuid NOT NULL,
	"token" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"ref_id" uuid NOT NULL,
	CONSTRAINT "search_token_org_id_kind_token_ref_id_pk" PRIMARY KEY("org_id","kind","token","ref_id"),
	CONSTRAINT "search_token_kind" CHECK ("search_token"."kind" in ('order', 'customer', 'product'))
);
--> statement-breakpoint
CREATE TABLE "verify_run" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scope" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"differing_rows" bigint NOT NULL,
	"invariants" jsonb NOT NULL,
	CONSTRAINT "verify_run_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "verify_run_scope" CHECK ("verify_run"."scope" in ('full', 'changed'))
);
--> statement-breakpoint
CREATE TABLE "customer_tag" (
	"org_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"condition" text NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	"reverted_at" timestamp with time zone,
	"reverted_commit_id" uuid,
	CONSTRAINT "customer_tag_org_id_order_id_tag_commit_id_pk" PRIMARY KEY("org_id","order_id","tag","commit_id")
);
--> statement-breakpoint
CREATE TABLE "tag_rule" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"tag" text NOT NULL,
	"condition" text NOT NULL,
	"threshold_minor" bigint,
	"currency" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "tag_rule_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "tag_rule_condition" CHECK ("tag_rule"."condition" in ('first_order', 'repeat', 'backordered', 'order_over')),
	CONSTRAINT "tag_rule_form" CHECK ("tag_rule"."tag" ~ '^[a-z0-9_-]{1,40}$'),
	CONSTRAINT "tag_rule_threshold" CHECK (("tag_rule"."condition" = 'order_over') = ("tag_rule"."threshold_minor" is not null and "tag_rule"."currency" is not null))
);
--> statement-breakpoint
CREATE TABLE "admin_event" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "admin_event_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "admin_event_actor" CHECK ("admin_event"."actor_kind" in ('user', 'api_key', 'system'))
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"rights" text[] NOT NULL,
	"rate_per_minute" integer,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_key_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "app_user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role_id" uuid NOT NULL,
	"location_ids" uuid[],
	"invited_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role_id" uuid NOT NULL,
	"location_ids" uuid[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "membership_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "org_policy" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"strategy" text DEFAULT 'nearest' NOT NULL,
	"channel_strategies" text DEFAULT '{}' NOT NULL,
	"credit_policy" text DEFAULT 'refuse' NOT NULL,
	"allow_backorder" boolean DEFAULT true NOT NULL,
	"ship_complete" boolean DEFAULT false NOT NULL,
	"split" text DEFAULT 'allowed' NOT NULL,
	"prices_include_tax" boolean DEFAULT false NOT NULL,
	"pay_within_days" integer DEFAULT 14 NOT NULL,
	"order_prefix" text DEFAULT 'SO-' NOT NULL,
	"next_order_number" bigint DEFAULT 10001 NOT NULL,
	CONSTRAINT "org_policy_strategy" CHECK ("org_policy"."strategy" in ('nearest', 'fewest_parcels', 'oldest_cost')),
	CONSTRAINT "org_policy_credit" CHECK ("org_policy"."credit_policy" in ('refuse', 'park')),
	CONSTRAINT "org_policy_split" CHECK ("org_policy"."split" in ('allowed', 'one_location')),
	CONSTRAINT "org_policy_pay_within" CHECK ("org_policy"."pay_within_days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"currency" text DEFAULT 'EUR' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organization_slug_form" CHECK ("organization"."slug" ~ '^[a-z0-9-]{1,40}$')
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"rights" text[] NOT NULL,
	CONSTRAINT "role_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "role_code" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "secret_lookup" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"org_id" uuid NOT NULL,
	"ref_id" uuid NOT NULL,
	CONSTRAINT "secret_lookup_kind" CHECK ("secret_lookup"."kind" in ('api_key', 'invitation', 'track'))
);
--> statement-breakpoint
ALTER TABLE "bundle_component" ADD CONSTRAINT "bundle_component_org_id_bundle_id_product_org_id_id_fk" FOREIGN KEY ("org_id","bundle_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_component" ADD CONSTRAINT "bundle_component_org_id_component_id_product_org_id_id_fk" FOREIGN KEY ("org_id","component_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list" ADD CONSTRAINT "price_list_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list_item" ADD CONSTRAINT "price_list_item_org_id_price_list_id_price_list_org_id_id_fk" FOREIGN KEY ("org_id","price_list_id") REFERENCES "public"."price_list"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list_item" ADD CONSTRAINT "price_list_item_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_org_id_price_list_id_price_list_org_id_id_fk" FOREIGN KEY ("org_id","price_list_id") REFERENCES "public"."price_list"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_org_id_ship_to_id_address_org_id_id_fk" FOREIGN KEY ("org_id","ship_to_id") REFERENCES "public"."address"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_org_id_contact_id_contact_org_id_id_fk" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contact"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_credit" ADD CONSTRAINT "customer_credit_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_charge" ADD CONSTRAINT "order_charge_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line_component" ADD CONSTRAINT "order_line_component_org_id_line_id_order_line_org_id_id_fk" FOREIGN KEY ("org_id","line_id") REFERENCES "public"."order_line"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line_component" ADD CONSTRAINT "order_line_component_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refusal" ADD CONSTRAINT "order_refusal_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refusal" ADD CONSTRAINT "order_refusal_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_org_id_contact_id_contact_org_id_id_fk" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contact"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_org_id_ship_to_id_address_org_id_id_fk" FOREIGN KEY ("org_id","ship_to_id") REFERENCES "public"."address"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_org_id_outbox_id_outbox_message_org_id_id_fk" FOREIGN KEY ("org_id","outbox_id") REFERENCES "public"."outbox_message"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backorder" ADD CONSTRAINT "backorder_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backorder" ADD CONSTRAINT "backorder_org_id_line_id_order_line_org_id_id_fk" FOREIGN KEY ("org_id","line_id") REFERENCES "public"."order_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backorder" ADD CONSTRAINT "backorder_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_layer" ADD CONSTRAINT "cost_layer_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_layer" ADD CONSTRAINT "cost_layer_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_layer" ADD CONSTRAINT "cost_layer_org_id_receipt_id_receipt_org_id_id_fk" FOREIGN KEY ("org_id","receipt_id") REFERENCES "public"."receipt"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "location" ADD CONSTRAINT "location_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_org_id_line_id_order_line_org_id_id_fk" FOREIGN KEY ("org_id","line_id") REFERENCES "public"."order_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_org_id_product_id_location_id_condition_stock_level_org_id_product_id_location_id_condition_fk" FOREIGN KEY ("org_id","product_id","location_id","condition") REFERENCES "public"."stock_level"("org_id","product_id","location_id","condition") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_transfer" ADD CONSTRAINT "stock_transfer_org_id_from_id_location_org_id_id_fk" FOREIGN KEY ("org_id","from_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_transfer" ADD CONSTRAINT "stock_transfer_org_id_to_id_location_org_id_id_fk" FOREIGN KEY ("org_id","to_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ADD CONSTRAINT "stock_transfer_line_org_id_transfer_id_stock_transfer_org_id_id_fk" FOREIGN KEY ("org_id","transfer_id") REFERENCES "public"."stock_transfer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ADD CONSTRAINT "stock_transfer_line_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_org_id_job_id_import_job_org_id_id_fk" FOREIGN KEY ("org_id","job_id") REFERENCES "public"."import_job"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_token" ADD CONSTRAINT "search_token_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verify_run" ADD CONSTRAINT "verify_run_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_org_id_rule_id_tag_rule_org_id_id_fk" FOREIGN KEY ("org_id","rule_id") REFERENCES "public"."tag_rule"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_rule" ADD CONSTRAINT "tag_rule_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admin_event" ADD CONSTRAINT "admin_event_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_org_id_role_id_role_org_id_id_fk" FOREIGN KEY ("org_id","role_id") REFERENCES "public"."role"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_org_id_role_id_role_org_id_id_fk" FOREIGN KEY ("org_id","role_id") REFERENCES "public"."role"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_policy" ADD CONSTRAINT "org_policy_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret_lookup" ADD CONSTRAINT "secret_lookup_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_component_by_component" ON "bundle_component" USING btree ("org_id","component_id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_gtin" ON "product" USING btree ("org_id","gtin") WHERE "product"."gtin" is not null;--> statement-breakpoint
CREATE INDEX "ledger_transfer_by_order" ON "ledger_transfer" USING btree ("org_id","order_id") WHERE "ledger_transfer"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "order_charge_by_order" ON "order_charge" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "order_event_by_commit" ON "order_event" USING btree ("org_id","commit_id");--> statement-breakpoint
CREATE INDEX "order_refusal_list" ON "order_refusal" USING btree ("org_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "order_refusal_open" ON "order_refusal" USING btree ("org_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "order_refusal"."retried_order_id" is null and "order_refusal"."dismissed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external" ON "orders" USING btree ("org_id","channel","external_id") WHERE "orders"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_list_all" ON "orders" USING btree ("org_id","listed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_list_by_status" ON "orders" USING btree ("org_id","status","listed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_list_by_payment" ON "orders" USING btree ("org_id","payment_status","listed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_list_by_customer" ON "orders" USING btree ("org_id","customer_id","listed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_list_unpaid_unfulfilled" ON "orders" USING btree ("org_id","listed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE payment_status = 'unpaid' and fulfilment_status = 'unfulfilled' and status in ('placed', 'in_fulfilment');--> statement-breakpoint
CREATE INDEX "orders_list_waiting" ON "orders" USING btree ("org_id","listed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE waiting_units > 0;--> statement-breakpoint
CREATE INDEX "outbox_message_due" ON "outbox_message" USING btree ("org_id","next_attempt_at") WHERE "outbox_message"."status" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_message_list" ON "outbox_message" USING btree ("org_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "outbox_message_dead" ON "outbox_message" USING btree ("org_id","id" DESC NULLS LAST) WHERE "outbox_message"."status" = 'dead';--> statement-breakpoint
CREATE INDEX "outbox_message_by_order" ON "outbox_message" USING btree ("org_id","order_id") WHERE "outbox_message"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "backorder_queue" ON "backorder" USING btree ("org_id","product_id","priority" DESC NULLS LAST,"waiting_since","id") WHERE units > 0;--> statement-breakpoint
CREATE INDEX "backorder_by_order" ON "backorder" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "cost_layer_oldest" ON "cost_layer" USING btree ("org_id","product_id","location_id","received_at","id") WHERE left_units > 0;--> statement-breakpoint
CREATE INDEX "receipt_list" ON "receipt" USING btree ("org_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reservation_by_order" ON "reservation" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "reservation_active" ON "reservation" USING btree ("org_id","product_id","location_id") WHERE units > released_units + shipped_units;--> statement-breakpoint
CREATE INDEX "stock_movement_by_product" ON "stock_movement" USING btree ("org_id","product_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "stock_movement_by_order" ON "stock_movement" USING btree ("org_id","order_id") WHERE "stock_movement"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "stock_transfer_list" ON "stock_transfer" USING btree ("org_id","sent_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "import_job_list" ON "import_job" USING btree ("org_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "import_row_by_result" ON "import_row" USING btree ("org_id","job_id","result","row");--> statement-breakpoint
CREATE INDEX "search_token_by_ref" ON "search_token" USING btree ("org_id","ref_id");--> statement-breakpoint
CREATE INDEX "verify_run_latest" ON "verify_run" USING btree ("org_id","finished_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "customer_tag_by_customer" ON "customer_tag" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_tag_one_first" ON "customer_tag" USING btree ("org_id","customer_id","tag") WHERE "customer_tag"."condition" = 'first_order' and "customer_tag"."reverted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tag_rule_tag" ON "tag_rule" USING btree ("org_id","tag") WHERE "tag_rule"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open_email" ON "invitation" USING btree ("org_id","email") WHERE "invitation"."accepted_at" is null and "invitation"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_by_user" ON "membership" USING btree ("user_id","org_id");