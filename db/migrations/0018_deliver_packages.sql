CREATE TABLE "inbox_event" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"result" text NOT NULL,
	"because" text,
	"label_id" uuid,
	"package_id" uuid,
	"order_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "inbox_event_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "inbox_event_once" UNIQUE("org_id","source","external_id"),
	CONSTRAINT "inbox_event_kind" CHECK ("inbox_event"."kind" in ('shipped', 'in_transit', 'out_for_delivery', 'delivery_failed', 'delivered')),
	CONSTRAINT "inbox_event_result" CHECK ("inbox_event"."result" in ('applied', 'noted', 'waiting')),
	CONSTRAINT "inbox_event_actor" CHECK ("inbox_event"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "inbox_event_applied" CHECK (result <> 'applied' or (package_id is not null and order_id is not null))
);
--> statement-breakpoint
ALTER TABLE "outbox_message" DROP CONSTRAINT "outbox_message_topic";--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD COLUMN "label_id" uuid;--> statement-breakpoint
ALTER TABLE "carrier_service" ADD COLUMN "volume_divisor" integer;--> statement-breakpoint
ALTER TABLE "package" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_org_id_label_id_label_org_id_id_fk" FOREIGN KEY ("org_id","label_id") REFERENCES "public"."label"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_org_id_package_id_package_org_id_id_fk" FOREIGN KEY ("org_id","package_id") REFERENCES "public"."package"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_event_list" ON "inbox_event" USING btree ("org_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "inbox_event_by_package" ON "inbox_event" USING btree ("org_id","package_id") WHERE package_id is not null;--> statement-breakpoint
CREATE INDEX "inbox_event_waiting" ON "inbox_event" USING btree ("org_id","received_at") WHERE result = 'waiting';--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_org_id_label_id_label_org_id_id_fk" FOREIGN KEY ("org_id","label_id") REFERENCES "public"."label"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_transfer_by_label" ON "ledger_transfer" USING btree ("org_id","label_id") WHERE "ledger_transfer"."label_id" is not null;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_topic" CHECK ("outbox_message"."topic" in ('email.order_confirmed', 'email.order_canceled', 'email.order_declined', 'email.units_reserved', 'email.units_delayed', 'email.units_substituted', 'email.order_shipped', 'email.order_delivered', 'email.invitation', 'email.password_reset'));--> statement-breakpoint
ALTER TABLE "carrier_service" ADD CONSTRAINT "carrier_service_divisor" CHECK (volume_divisor between 1000 and 10000);--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_delivered_left" CHECK (delivered_at is null or shipment_id is not null);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "inbox_event" TO onerow_app;--> statement-breakpoint
ALTER TABLE "inbox_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inbox_event_of_organization" ON "inbox_event" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);--> statement-breakpoint
-- Labels that were bought before cost was posted: what they cost, and what came back with those that were given back.
WITH "cost" AS (
  SELECT l.org_id, l.id, l.location_id, l.currency, l.cost_minor, l.bought_at, l.voided_at, l.state, g.time_zone
  FROM "label" l JOIN "organization" g ON g.id = l.org_id WHERE l.bought_at IS NOT NULL AND l.cost_minor > 0
)
INSERT INTO "ledger_transfer" ("org_id", "id", "posting_id", "debit_account", "credit_account", "amount_minor", "currency", "booked_on", "location_id", "label_id", "commit_id")
SELECT org_id, gen_random_uuid(), gen_random_uuid(), 'carrier_cost', 'carrier_payable', cost_minor, currency, (bought_at AT TIME ZONE time_zone)::date, location_id, id, gen_random_uuid() FROM "cost"
UNION ALL
SELECT org_id, gen_random_uuid(), gen_random_uuid(), 'carrier_payable', 'carrier_cost', cost_minor, currency, (coalesce(voided_at, now()) AT TIME ZONE time_zone)::date, location_id, id, gen_random_uuid() FROM "cost" WHERE state = 'voided';
