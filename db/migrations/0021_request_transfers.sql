CREATE TABLE "transfer_request" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"requested_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "transfer_request_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "transfer_request_state" CHECK ("transfer_request"."state" in ('open', 'sent', 'canceled')),
	CONSTRAINT "transfer_request_actor" CHECK ("transfer_request"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "transfer_request_two_places" CHECK (from_id <> to_id),
	CONSTRAINT "transfer_request_closed" CHECK ((closed_at is null) = (state = 'open'))
);
--> statement-breakpoint
CREATE TABLE "transfer_work" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"bin_id" uuid,
	"lot_id" uuid,
	"walk" integer NOT NULL,
	"units" integer NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"dropped" integer DEFAULT 0 NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"short_reason" text,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "transfer_work_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "transfer_work_short_reason" CHECK ("transfer_work"."short_reason" in ('not_in_bin', 'damaged', 'expired', 'wrong_lot', 'cannot_reach')),
	CONSTRAINT "transfer_work_units" CHECK (units > 0 and 0 <= sent and sent <= picked and dropped >= 0 and picked + dropped <= units)
);
--> statement-breakpoint
ALTER TABLE "scan" ADD COLUMN "transfer_work_id" uuid;--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ADD COLUMN "damaged_units" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ADD COLUMN "lost_units" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ADD COLUMN "over_units" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "transfer_request" ADD CONSTRAINT "transfer_request_org_id_from_id_location_org_id_id_fk" FOREIGN KEY ("org_id","from_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_request" ADD CONSTRAINT "transfer_request_org_id_to_id_location_org_id_id_fk" FOREIGN KEY ("org_id","to_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_work" ADD CONSTRAINT "transfer_work_org_id_request_id_transfer_request_org_id_id_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."transfer_request"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_work" ADD CONSTRAINT "transfer_work_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_work" ADD CONSTRAINT "transfer_work_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_work" ADD CONSTRAINT "transfer_work_org_id_bin_id_bin_org_id_id_fk" FOREIGN KEY ("org_id","bin_id") REFERENCES "public"."bin"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_work" ADD CONSTRAINT "transfer_work_org_id_lot_id_lot_org_id_id_fk" FOREIGN KEY ("org_id","lot_id") REFERENCES "public"."lot"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfer_request_open" ON "transfer_request" USING btree ("org_id","from_id","requested_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "transfer_work_of_request" ON "transfer_work" USING btree ("org_id","request_id","walk");--> statement-breakpoint
CREATE INDEX "transfer_work_held" ON "transfer_work" USING btree ("org_id","product_id","location_id") WHERE units > dropped + sent;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_org_id_transfer_work_id_transfer_work_org_id_id_fk" FOREIGN KEY ("org_id","transfer_work_id") REFERENCES "public"."transfer_work"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ADD CONSTRAINT "stock_transfer_line_arrived" CHECK (damaged_units >= 0 and lost_units >= 0 and over_units >= 0 and damaged_units + lost_units <= received_units);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "transfer_request", "transfer_work" TO onerow_app;
--> statement-breakpoint
ALTER TABLE "transfer_request" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "transfer_work" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "transfer_request_of_organization" ON "transfer_request" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "transfer_work_of_organization" ON "transfer_work" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
