CREATE TABLE "count_entry" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"lot_id" uuid,
	"expected_units" integer NOT NULL,
	"counted_units" integer NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "count_entry_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "count_entry_once" UNIQUE NULLS NOT DISTINCT("org_id","task_id","round","product_id","lot_id"),
	CONSTRAINT "count_entry_actor" CHECK ("count_entry"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "count_entry_units" CHECK (counted_units >= 0 and expected_units >= 0)
);
--> statement-breakpoint
CREATE TABLE "count_task" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"bin_id" uuid,
	"product_id" uuid,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"short_pick_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "count_task_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "count_task_cause" CHECK ("count_task"."cause" in ('schedule', 'short_pick', 'manual')),
	CONSTRAINT "count_task_state" CHECK ("count_task"."state" in ('open', 'recount', 'done', 'canceled')),
	CONSTRAINT "count_task_of_something" CHECK (bin_id is not null or product_id is not null),
	CONSTRAINT "count_task_done" CHECK ((done_at is not null) = (state in ('done', 'canceled')))
);
--> statement-breakpoint
CREATE TABLE "exception" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"owner_right" text NOT NULL,
	"order_id" uuid,
	"product_id" uuid,
	"location_id" uuid,
	"details" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"close_note" text,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "exception_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "exception_kind" CHECK ("exception"."kind" in ('stock_conflict')),
	CONSTRAINT "exception_owner" CHECK ("exception"."owner_right" in ('view', 'create', 'edit', 'place', 'cancel', 'approve_credit', 'override_credit', 'approve_return', 'release', 'pick', 'pack', 'ship', 'receive', 'count', 'transfer', 'adjust_stock', 'buy_label', 'invoice', 'credit_note', 'refund', 'write_off', 'replay', 'manage'))
);
--> statement-breakpoint
CREATE TABLE "badge" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"pin_hash" text NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "badge_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "badge_tries" CHECK (failed_tries >= 0)
);
--> statement-breakpoint
CREATE TABLE "floor_device" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"location_id" uuid NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "floor_device_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "expected_receipt" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"supplier" text DEFAULT '' NOT NULL,
	"expected_on" date,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "expected_receipt_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "expected_receipt_reference" UNIQUE("org_id","location_id","reference"),
	CONSTRAINT "expected_receipt_kind" CHECK ("expected_receipt"."kind" in ('purchase_order', 'advance_notice')),
	CONSTRAINT "expected_receipt_state" CHECK ("expected_receipt"."state" in ('open', 'receiving', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "expected_receipt_line" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"expected_receipt_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"received_units" integer DEFAULT 0 NOT NULL,
	"damaged_units" integer DEFAULT 0 NOT NULL,
	"unit_cost" numeric(19, 4),
	CONSTRAINT "expected_receipt_line_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "expected_receipt_line_product" UNIQUE("org_id","expected_receipt_id","product_id"),
	CONSTRAINT "expected_receipt_line_units" CHECK (units > 0 and received_units >= 0 and damaged_units >= 0)
);
--> statement-breakpoint
CREATE TABLE "fulfilment" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"location_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"state" text NOT NULL,
	"tote" text,
	"promised_on" date,
	"ship_to_id" uuid,
	"released_at" timestamp with time zone NOT NULL,
	"picked_at" timestamp with time zone,
	"packed_at" timestamp with time zone,
	"shipped_at" timestamp with time zone,
	"pack_override_by" uuid,
	"pack_override_reason" text,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "fulfilment_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "fulfilment_seq" UNIQUE("org_id","order_id","seq"),
	CONSTRAINT "fulfilment_state" CHECK ("fulfilment"."state" in ('released', 'picking', 'picked', 'packed', 'shipped', 'canceled'))
);
--> statement-breakpoint
CREATE TABLE "fulfilment_line" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"reservation_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"bin_id" uuid,
	"lot_id" uuid,
	"walk" integer NOT NULL,
	"units" integer NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"packed" integer DEFAULT 0 NOT NULL,
	"shipped" integer DEFAULT 0 NOT NULL,
	"dropped" integer DEFAULT 0 NOT NULL,
	"going_back" integer DEFAULT 0 NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "fulfilment_line_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "fulfilment_line_units" CHECK (units > 0 and dropped >= 0 and picked + dropped <= units),
	CONSTRAINT "fulfilment_line_stages" CHECK (0 <= shipped and shipped <= packed and packed <= picked),
	CONSTRAINT "fulfilment_line_going_back" CHECK (going_back >= 0 and going_back <= picked - packed)
);
--> statement-breakpoint
CREATE TABLE "order_hold" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"placed_by" uuid,
	"placed_at" timestamp with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "order_hold_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "order_hold_reason" CHECK ("order_hold"."reason" in ('customer_request', 'address_check', 'payment_check', 'fraud_check', 'stock_check', 'other'))
);
--> statement-breakpoint
CREATE TABLE "put_back" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_line_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"cause" text NOT NULL,
	"bin_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "put_back_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "put_back_cause" CHECK ("put_back"."cause" in ('cancel', 'undo')),
	CONSTRAINT "put_back_units" CHECK (units > 0)
);
--> statement-breakpoint
CREATE TABLE "scan" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"location_id" uuid NOT NULL,
	"fulfilment_line_id" uuid,
	"fulfilment_id" uuid,
	"order_id" uuid,
	"bin_id" uuid,
	"product_id" uuid,
	"expected" text NOT NULL,
	"got" text NOT NULL,
	"units" integer NOT NULL,
	"verdict" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "scan_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "scan_kind" CHECK ("scan"."kind" in ('pick', 'pack', 'put_away', 'put_back', 'count', 'receive')),
	CONSTRAINT "scan_verdict" CHECK ("scan"."verdict" in ('accepted', 'wrong_item', 'wrong_bin', 'wrong_lot', 'expired', 'one_too_many', 'unknown_code', 'serial_missing', 'serial_known', 'work_gone')),
	CONSTRAINT "scan_actor" CHECK ("scan"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "scan_units" CHECK (units >= 0)
);
--> statement-breakpoint
CREATE TABLE "short_pick" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_line_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"bin_id" uuid,
	"units" integer NOT NULL,
	"reason" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "short_pick_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "short_pick_reason" CHECK ("short_pick"."reason" in ('not_in_bin', 'damaged', 'expired', 'wrong_lot', 'cannot_reach')),
	CONSTRAINT "short_pick_actor" CHECK ("short_pick"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "short_pick_units" CHECK (units > 0)
);
--> statement-breakpoint
CREATE TABLE "wave" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"picker_id" uuid,
	"taken_at" timestamp with time zone,
	"released_at" timestamp with time zone NOT NULL,
	"picked_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "wave_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "wave_number" UNIQUE("org_id","location_id","number"),
	CONSTRAINT "wave_kind" CHECK ("wave"."kind" in ('single', 'batch', 'cluster'))
);
--> statement-breakpoint
CREATE TABLE "bin" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"zone_id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"walk" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "bin_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "bin_code" UNIQUE("org_id","code"),
	CONSTRAINT "bin_kind" CHECK ("bin"."kind" in ('pick', 'overflow', 'damaged', 'quarantine'))
);
--> statement-breakpoint
CREATE TABLE "bin_stock" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"condition" text NOT NULL,
	"bin_id" uuid,
	"lot_id" uuid,
	"units" integer NOT NULL,
	CONSTRAINT "bin_stock_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "bin_stock_place" UNIQUE NULLS NOT DISTINCT("org_id","product_id","location_id","condition","bin_id","lot_id"),
	CONSTRAINT "bin_stock_condition" CHECK ("bin_stock"."condition" in ('good', 'damaged', 'quarantine', 'in_transit')),
	CONSTRAINT "bin_stock_units" CHECK (units >= 0)
);
--> statement-breakpoint
CREATE TABLE "lot" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"code" text NOT NULL,
	"expires_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lot_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "lot_code" UNIQUE("org_id","product_id","code")
);
--> statement-breakpoint
CREATE TABLE "product_barcode" (
	"org_id" uuid NOT NULL,
	"code" text NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	CONSTRAINT "product_barcode_org_id_code_pk" PRIMARY KEY("org_id","code"),
	CONSTRAINT "product_barcode_units" CHECK (units > 0)
);
--> statement-breakpoint
CREATE TABLE "product_bin" (
	"org_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"bin_id" uuid NOT NULL,
	"least_units" integer DEFAULT 0 NOT NULL,
	"most_units" integer,
	CONSTRAINT "product_bin_org_id_product_id_location_id_pk" PRIMARY KEY("org_id","product_id","location_id"),
	CONSTRAINT "product_bin_units" CHECK (least_units >= 0 and (most_units is null or most_units > least_units))
);
--> statement-breakpoint
CREATE TABLE "zone" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "zone_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "zone_code" UNIQUE("org_id","location_id","code")
);
--> statement-breakpoint
CREATE TABLE "carrier_service" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"transit_days" integer NOT NULL,
	"zones" jsonb NOT NULL,
	"rates" jsonb NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "carrier_service_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "carrier_service_code" UNIQUE("org_id","carrier","code"),
	CONSTRAINT "carrier_service_days" CHECK (transit_days between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "carton" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"length_mm" integer NOT NULL,
	"width_mm" integer NOT NULL,
	"height_mm" integer NOT NULL,
	"tare_g" integer DEFAULT 0 NOT NULL,
	"most_g" integer NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "carton_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "carton_code" UNIQUE("org_id","code"),
	CONSTRAINT "carton_size" CHECK (length_mm > 0 and width_mm > 0 and height_mm > 0 and tare_g >= 0 and most_g > 0)
);
--> statement-breakpoint
CREATE TABLE "label" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"package_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"service" text NOT NULL,
	"ship_to_id" uuid,
	"state" text NOT NULL,
	"tracking_number" text,
	"cost_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"quotes" jsonb NOT NULL,
	"bought_at" timestamp with time zone,
	"voided_at" timestamp with time zone,
	"manifest_id" uuid,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "label_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "label_state" CHECK ("label"."state" in ('wanted', 'bought', 'failed', 'void_pending', 'voided')),
	CONSTRAINT "label_cost" CHECK (cost_minor >= 0),
	CONSTRAINT "label_bought" CHECK (state <> 'bought' or (tracking_number is not null and bought_at is not null))
);
--> statement-breakpoint
CREATE TABLE "manifest" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"number" integer NOT NULL,
	"packages" integer NOT NULL,
	"weight_g" integer NOT NULL,
	"cost_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"handed_over" boolean DEFAULT false NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"closed_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "manifest_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "manifest_number" UNIQUE("org_id","location_id","number"),
	CONSTRAINT "manifest_actor" CHECK ("manifest"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "manifest_sums" CHECK (packages > 0 and weight_g >= 0 and cost_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "package_line" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"package_id" uuid NOT NULL,
	"fulfilment_line_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "package_line_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "package_line_once" UNIQUE("org_id","package_id","fulfilment_line_id"),
	CONSTRAINT "package_line_units" CHECK (units >= 0)
);
--> statement-breakpoint
CREATE TABLE "package_serial" (
	"org_id" uuid NOT NULL,
	"package_id" uuid NOT NULL,
	"fulfilment_line_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"removed_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "package_serial_org_id_package_id_fulfilment_line_id_serial_pk" PRIMARY KEY("org_id","package_id","fulfilment_line_id","serial")
);
--> statement-breakpoint
CREATE TABLE "package" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"carton_id" uuid,
	"sscc" text NOT NULL,
	"weight_g" integer,
	"length_mm" integer,
	"width_mm" integer,
	"height_mm" integer,
	"closed_at" timestamp with time zone,
	"shipment_id" uuid,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "package_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "package_seq" UNIQUE("org_id","fulfilment_id","seq"),
	CONSTRAINT "package_sscc" UNIQUE("org_id","sscc"),
	CONSTRAINT "package_size" CHECK (weight_g > 0 and length_mm > 0 and width_mm > 0 and height_mm > 0),
	CONSTRAINT "package_ships_closed" CHECK (shipment_id is null or closed_at is not null)
);
--> statement-breakpoint
CREATE TABLE "shipment" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"carrier" text NOT NULL,
	"service" text NOT NULL,
	"ship_to_id" uuid,
	"cost_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"shipped_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "shipment_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "shipment_seq" UNIQUE("org_id","order_id","seq"),
	CONSTRAINT "shipment_actor" CHECK ("shipment"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "shipment_cost" CHECK (cost_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "outbox_message" DROP CONSTRAINT "outbox_message_topic";--> statement-breakpoint
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_kind";--> statement-breakpoint
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_moves";--> statement-breakpoint
ALTER TABLE "secret_lookup" DROP CONSTRAINT "secret_lookup_kind";--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "length_mm" integer;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "width_mm" integer;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "height_mm" integer;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "tracks_lots" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "tracks_serials" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD COLUMN "bin_delta" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "release_rule" text DEFAULT 'by_hand' NOT NULL;--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "release_times" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "recount_from" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "lock_minutes" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "company_prefix" text DEFAULT '0000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "next_package_number" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "count_entry" ADD CONSTRAINT "count_entry_org_id_task_id_count_task_org_id_id_fk" FOREIGN KEY ("org_id","task_id") REFERENCES "public"."count_task"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_entry" ADD CONSTRAINT "count_entry_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_entry" ADD CONSTRAINT "count_entry_org_id_lot_id_lot_org_id_id_fk" FOREIGN KEY ("org_id","lot_id") REFERENCES "public"."lot"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_task" ADD CONSTRAINT "count_task_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_task" ADD CONSTRAINT "count_task_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_task" ADD CONSTRAINT "count_task_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge" ADD CONSTRAINT "badge_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge" ADD CONSTRAINT "badge_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_device" ADD CONSTRAINT "floor_device_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_device" ADD CONSTRAINT "floor_device_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD CONSTRAINT "expected_receipt_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_receipt_line" ADD CONSTRAINT "expected_receipt_line_org_id_expected_receipt_id_expected_receipt_org_id_id_fk" FOREIGN KEY ("org_id","expected_receipt_id") REFERENCES "public"."expected_receipt"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_receipt_line" ADD CONSTRAINT "expected_receipt_line_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment" ADD CONSTRAINT "fulfilment_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment" ADD CONSTRAINT "fulfilment_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment" ADD CONSTRAINT "fulfilment_org_id_wave_id_wave_org_id_id_fk" FOREIGN KEY ("org_id","wave_id") REFERENCES "public"."wave"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment" ADD CONSTRAINT "fulfilment_org_id_ship_to_id_address_org_id_id_fk" FOREIGN KEY ("org_id","ship_to_id") REFERENCES "public"."address"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_line" ADD CONSTRAINT "fulfilment_line_org_id_fulfilment_id_fulfilment_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_id") REFERENCES "public"."fulfilment"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_line" ADD CONSTRAINT "fulfilment_line_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_line" ADD CONSTRAINT "fulfilment_line_org_id_line_id_order_line_org_id_id_fk" FOREIGN KEY ("org_id","line_id") REFERENCES "public"."order_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_line" ADD CONSTRAINT "fulfilment_line_org_id_reservation_id_reservation_org_id_id_fk" FOREIGN KEY ("org_id","reservation_id") REFERENCES "public"."reservation"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_line" ADD CONSTRAINT "fulfilment_line_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_line" ADD CONSTRAINT "fulfilment_line_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_line" ADD CONSTRAINT "fulfilment_line_org_id_lot_id_lot_org_id_id_fk" FOREIGN KEY ("org_id","lot_id") REFERENCES "public"."lot"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_hold" ADD CONSTRAINT "order_hold_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_back" ADD CONSTRAINT "put_back_org_id_fulfilment_line_id_fulfilment_line_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_line_id") REFERENCES "public"."fulfilment_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_back" ADD CONSTRAINT "put_back_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_back" ADD CONSTRAINT "put_back_org_id_line_id_order_line_org_id_id_fk" FOREIGN KEY ("org_id","line_id") REFERENCES "public"."order_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_back" ADD CONSTRAINT "put_back_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_back" ADD CONSTRAINT "put_back_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_back" ADD CONSTRAINT "put_back_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_org_id_fulfilment_line_id_fulfilment_line_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_line_id") REFERENCES "public"."fulfilment_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_org_id_fulfilment_id_fulfilment_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_id") REFERENCES "public"."fulfilment"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_pick" ADD CONSTRAINT "short_pick_org_id_fulfilment_line_id_fulfilment_line_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_line_id") REFERENCES "public"."fulfilment_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_pick" ADD CONSTRAINT "short_pick_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_pick" ADD CONSTRAINT "short_pick_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_pick" ADD CONSTRAINT "short_pick_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_pick" ADD CONSTRAINT "short_pick_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bin" ADD CONSTRAINT "bin_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bin" ADD CONSTRAINT "bin_org_id_zone_id_zone_org_id_id_fk" FOREIGN KEY ("org_id","zone_id") REFERENCES "public"."zone"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bin_stock" ADD CONSTRAINT "bin_stock_org_id_product_id_location_id_condition_stock_level_org_id_product_id_location_id_condition_fk" FOREIGN KEY ("org_id","product_id","location_id","condition") REFERENCES "public"."stock_level"("org_id","product_id","location_id","condition") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bin_stock" ADD CONSTRAINT "bin_stock_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bin_stock" ADD CONSTRAINT "bin_stock_org_id_lot_id_lot_org_id_id_fk" FOREIGN KEY ("org_id","lot_id") REFERENCES "public"."lot"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_barcode" ADD CONSTRAINT "product_barcode_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bin" ADD CONSTRAINT "product_bin_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bin" ADD CONSTRAINT "product_bin_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bin" ADD CONSTRAINT "product_bin_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_service" ADD CONSTRAINT "carrier_service_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carton" ADD CONSTRAINT "carton_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_org_id_package_id_package_org_id_id_fk" FOREIGN KEY ("org_id","package_id") REFERENCES "public"."package"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_org_id_ship_to_id_address_org_id_id_fk" FOREIGN KEY ("org_id","ship_to_id") REFERENCES "public"."address"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_org_id_manifest_id_manifest_org_id_id_fk" FOREIGN KEY ("org_id","manifest_id") REFERENCES "public"."manifest"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifest" ADD CONSTRAINT "manifest_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_line" ADD CONSTRAINT "package_line_org_id_package_id_package_org_id_id_fk" FOREIGN KEY ("org_id","package_id") REFERENCES "public"."package"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_line" ADD CONSTRAINT "package_line_org_id_fulfilment_line_id_fulfilment_line_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_line_id") REFERENCES "public"."fulfilment_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_serial" ADD CONSTRAINT "package_serial_org_id_package_id_package_org_id_id_fk" FOREIGN KEY ("org_id","package_id") REFERENCES "public"."package"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_serial" ADD CONSTRAINT "package_serial_org_id_fulfilment_line_id_fulfilment_line_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_line_id") REFERENCES "public"."fulfilment_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_org_id_fulfilment_id_fulfilment_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_id") REFERENCES "public"."fulfilment"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_org_id_carton_id_carton_org_id_id_fk" FOREIGN KEY ("org_id","carton_id") REFERENCES "public"."carton"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_org_id_shipment_id_shipment_org_id_id_fk" FOREIGN KEY ("org_id","shipment_id") REFERENCES "public"."shipment"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_org_id_fulfilment_id_fulfilment_org_id_id_fk" FOREIGN KEY ("org_id","fulfilment_id") REFERENCES "public"."fulfilment"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_org_id_ship_to_id_address_org_id_id_fk" FOREIGN KEY ("org_id","ship_to_id") REFERENCES "public"."address"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "count_task_open" ON "count_task" USING btree ("org_id","location_id","created_at","id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "count_task_by_bin" ON "count_task" USING btree ("org_id","bin_id","created_at" DESC NULLS LAST) WHERE bin_id is not null;--> statement-breakpoint
CREATE INDEX "exception_open" ON "exception" USING btree ("org_id","opened_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "exception_list" ON "exception" USING btree ("org_id","opened_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "exception_by_order" ON "exception" USING btree ("org_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "badge_code" ON "badge" USING btree ("org_id","code_hash") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "badge_of_user" ON "badge" USING btree ("org_id","user_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "expected_receipt_open" ON "expected_receipt" USING btree ("org_id","location_id","expected_on","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "fulfilment_by_wave" ON "fulfilment" USING btree ("org_id","wave_id");--> statement-breakpoint
CREATE INDEX "fulfilment_open" ON "fulfilment" USING btree ("org_id","location_id","state","released_at","id") WHERE state not in ('shipped', 'canceled');--> statement-breakpoint
CREATE INDEX "fulfilment_shipped" ON "fulfilment" USING btree ("org_id","location_id","shipped_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE shipped_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "fulfilment_tote" ON "fulfilment" USING btree ("org_id","tote") WHERE tote is not null and state in ('released', 'picking', 'picked');--> statement-breakpoint
CREATE INDEX "fulfilment_line_by_fulfilment" ON "fulfilment_line" USING btree ("org_id","fulfilment_id","walk","id");--> statement-breakpoint
CREATE INDEX "fulfilment_line_by_order" ON "fulfilment_line" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "fulfilment_line_to_pick" ON "fulfilment_line" USING btree ("org_id","location_id","product_id") WHERE units > picked + dropped;--> statement-breakpoint
CREATE INDEX "fulfilment_line_carried" ON "fulfilment_line" USING btree ("org_id","product_id","location_id") WHERE picked > shipped;--> statement-breakpoint
CREATE INDEX "order_hold_open" ON "order_hold" USING btree ("org_id","order_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "put_back_open" ON "put_back" USING btree ("org_id","location_id","created_at","id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "put_back_by_order" ON "put_back" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "scan_by_time" ON "scan" USING btree ("org_id","location_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "scan_by_fulfilment" ON "scan" USING btree ("org_id","fulfilment_id") WHERE fulfilment_id is not null;--> statement-breakpoint
CREATE INDEX "short_pick_list" ON "short_pick" USING btree ("org_id","location_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "short_pick_by_order" ON "short_pick" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "wave_open" ON "wave" USING btree ("org_id","location_id","priority" DESC NULLS LAST,"released_at","id") WHERE picked_at is null;--> statement-breakpoint
CREATE INDEX "bin_walk" ON "bin" USING btree ("org_id","location_id","walk","code");--> statement-breakpoint
CREATE INDEX "bin_stock_in_bin" ON "bin_stock" USING btree ("org_id","bin_id") WHERE units > 0;--> statement-breakpoint
CREATE INDEX "bin_stock_to_put_away" ON "bin_stock" USING btree ("org_id","location_id","product_id") WHERE units > 0 and bin_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "product_barcode_by_product" ON "product_barcode" USING btree ("org_id","product_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "label_one_valid" ON "label" USING btree ("org_id","package_id") WHERE state in ('wanted', 'bought');--> statement-breakpoint
CREATE UNIQUE INDEX "label_tracking" ON "label" USING btree ("org_id","tracking_number") WHERE tracking_number is not null;--> statement-breakpoint
CREATE INDEX "label_by_order" ON "label" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "label_to_manifest" ON "label" USING btree ("org_id","location_id","carrier") WHERE state = 'bought' and manifest_id is null;--> statement-breakpoint
CREATE INDEX "manifest_list" ON "manifest" USING btree ("org_id","closed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "package_line_by_line" ON "package_line" USING btree ("org_id","fulfilment_line_id");--> statement-breakpoint
CREATE INDEX "package_by_order" ON "package" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "package_by_shipment" ON "package" USING btree ("org_id","shipment_id") WHERE shipment_id is not null;--> statement-breakpoint
CREATE INDEX "shipment_list" ON "shipment" USING btree ("org_id","shipped_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "shipment_by_location" ON "shipment" USING btree ("org_id","location_id","shipped_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_size_positive" CHECK ("product"."length_mm" > 0 and "product"."width_mm" > 0 and "product"."height_mm" > 0);--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_topic" CHECK ("outbox_message"."topic" in ('email.order_confirmed', 'email.order_canceled', 'email.order_declined', 'email.units_reserved', 'email.units_delayed', 'email.order_shipped', 'email.invitation'));--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_kind" CHECK ("stock_movement"."kind" in ('receive', 'reserve', 'release', 'pick', 'unpick', 'ship', 'return_restock', 'return_damage', 'adjust', 'transfer_out', 'transfer_in', 'count', 'put_away'));--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_moves" CHECK (on_hand_delta <> 0 or reserved_delta <> 0 or bin_delta <> 0 or kind = 'count');--> statement-breakpoint
ALTER TABLE "org_policy" ADD CONSTRAINT "org_policy_release" CHECK ("org_policy"."release_rule" in ('by_hand', 'on_placement', 'when_complete', 'at_times'));--> statement-breakpoint
ALTER TABLE "org_policy" ADD CONSTRAINT "org_policy_company_prefix" CHECK ("org_policy"."company_prefix" ~ '^[0-9]{7,10}$');--> statement-breakpoint
ALTER TABLE "org_policy" ADD CONSTRAINT "org_policy_floor" CHECK ("org_policy"."recount_from" >= 1 and "org_policy"."lock_minutes" between 1 and 240);--> statement-breakpoint
ALTER TABLE "secret_lookup" ADD CONSTRAINT "secret_lookup_kind" CHECK ("secret_lookup"."kind" in ('api_key', 'invitation', 'track', 'device', 'password_reset'));
--> statement-breakpoint
GRANT SELECT, INSERT ON "badge", "bin", "bin_stock", "carrier_service", "carton", "count_entry", "count_task", "exception", "expected_receipt", "expected_receipt_line", "floor_device", "fulfilment", "fulfilment_line", "label", "lot", "manifest", "order_hold", "package", "package_line", "package_serial", "product_barcode", "product_bin", "put_back", "scan", "shipment", "short_pick", "wave", "zone" TO onerow_app;
--> statement-breakpoint
-- What was scanned, found short or counted is history and is never changed.
GRANT UPDATE ON "badge", "bin", "bin_stock", "carrier_service", "carton", "count_task", "exception", "expected_receipt", "expected_receipt_line", "floor_device", "fulfilment", "fulfilment_line", "label", "lot", "manifest", "order_hold", "package", "package_line", "package_serial", "product_barcode", "product_bin", "put_back", "shipment", "wave", "zone" TO onerow_app;
--> statement-breakpoint
GRANT DELETE ON "product_bin", "product_barcode" TO onerow_app;
--> statement-breakpoint
ALTER TABLE "badge" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "bin" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "bin_stock" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "carrier_service" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "carton" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "count_entry" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "count_task" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "exception" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "expected_receipt" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "expected_receipt_line" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "floor_device" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "fulfilment" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "fulfilment_line" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "label" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "lot" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "manifest" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "order_hold" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "package" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "package_line" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "package_serial" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "product_barcode" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "product_bin" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "put_back" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "scan" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "shipment" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "short_pick" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "wave" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "zone" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "badge_of_organization" ON "badge" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "bin_of_organization" ON "bin" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "bin_stock_of_organization" ON "bin_stock" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "carrier_service_of_organization" ON "carrier_service" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "carton_of_organization" ON "carton" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "count_entry_of_organization" ON "count_entry" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "count_task_of_organization" ON "count_task" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "exception_of_organization" ON "exception" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "expected_receipt_of_organization" ON "expected_receipt" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "expected_receipt_line_of_organization" ON "expected_receipt_line" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "floor_device_of_organization" ON "floor_device" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "fulfilment_of_organization" ON "fulfilment" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "fulfilment_line_of_organization" ON "fulfilment_line" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "label_of_organization" ON "label" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "lot_of_organization" ON "lot" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "manifest_of_organization" ON "manifest" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "order_hold_of_organization" ON "order_hold" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "package_of_organization" ON "package" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "package_line_of_organization" ON "package_line" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "package_serial_of_organization" ON "package_serial" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "product_barcode_of_organization" ON "product_barcode" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "product_bin_of_organization" ON "product_bin" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "put_back_of_organization" ON "put_back" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "scan_of_organization" ON "scan" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "shipment_of_organization" ON "shipment" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "short_pick_of_organization" ON "short_pick" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "wave_of_organization" ON "wave" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "zone_of_organization" ON "zone" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
-- Everything on hand lies somewhere: until it is put away, in no bin.
UPDATE "stock_movement" SET "bin_delta" = "on_hand_delta" WHERE "on_hand_delta" <> 0 AND "condition" <> 'in_transit';
--> statement-breakpoint
INSERT INTO "bin_stock" ("org_id", "id", "product_id", "location_id", "condition", "units")
  SELECT "org_id", gen_random_uuid(), "product_id", "location_id", "condition", "on_hand" FROM "stock_level" WHERE "on_hand" > 0 AND "condition" <> 'in_transit';
