CREATE TABLE "order_link" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "order_link_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "order_link_actor" CHECK ("order_link"."actor_kind" in ('user', 'api_key', 'system', 'customer'))
);
--> statement-breakpoint
ALTER TABLE "count_entry" DROP CONSTRAINT "count_entry_actor";--> statement-breakpoint
ALTER TABLE "exception" DROP CONSTRAINT "exception_closed_by";--> statement-breakpoint
ALTER TABLE "expected_receipt" DROP CONSTRAINT "expected_receipt_actor";--> statement-breakpoint
ALTER TABLE "expected_receipt" DROP CONSTRAINT "expected_receipt_closed_by";--> statement-breakpoint
ALTER TABLE "scan" DROP CONSTRAINT "scan_actor";--> statement-breakpoint
ALTER TABLE "short_pick" DROP CONSTRAINT "short_pick_actor";--> statement-breakpoint
ALTER TABLE "inbox_event" DROP CONSTRAINT "inbox_event_actor";--> statement-breakpoint
ALTER TABLE "order_event" DROP CONSTRAINT "order_event_actor";--> statement-breakpoint
ALTER TABLE "order_refusal" DROP CONSTRAINT "order_refusal_actor";--> statement-breakpoint
ALTER TABLE "manifest" DROP CONSTRAINT "manifest_actor";--> statement-breakpoint
ALTER TABLE "shipment" DROP CONSTRAINT "shipment_actor";--> statement-breakpoint
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_actor";--> statement-breakpoint
ALTER TABLE "substitution_proposal" DROP CONSTRAINT "substitution_proposal_actor";--> statement-breakpoint
ALTER TABLE "substitution_proposal" DROP CONSTRAINT "substitution_proposal_answerer";--> statement-breakpoint
ALTER TABLE "import_job" DROP CONSTRAINT "import_job_actor";--> statement-breakpoint
ALTER TABLE "admin_event" DROP CONSTRAINT "admin_event_actor";--> statement-breakpoint
ALTER TABLE "transfer_request" DROP CONSTRAINT "transfer_request_actor";--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "customers_cancel" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "order_link" ADD CONSTRAINT "order_link_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_link_by_order" ON "order_link" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "order_link_by_end" ON "order_link" USING btree ("org_id","expires_at");--> statement-breakpoint
ALTER TABLE "count_entry" ADD CONSTRAINT "count_entry_actor" CHECK ("count_entry"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_closed_by" CHECK ("exception"."closed_by_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD CONSTRAINT "expected_receipt_actor" CHECK ("expected_receipt"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD CONSTRAINT "expected_receipt_closed_by" CHECK ("expected_receipt"."closed_by_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_actor" CHECK ("scan"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "short_pick" ADD CONSTRAINT "short_pick_actor" CHECK ("short_pick"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_actor" CHECK ("inbox_event"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_actor" CHECK ("order_event"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "order_refusal" ADD CONSTRAINT "order_refusal_actor" CHECK ("order_refusal"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "manifest" ADD CONSTRAINT "manifest_actor" CHECK ("manifest"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_actor" CHECK ("shipment"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_actor" CHECK ("stock_movement"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_actor" CHECK ("substitution_proposal"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_answerer" CHECK ("substitution_proposal"."answered_by_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_actor" CHECK ("import_job"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "admin_event" ADD CONSTRAINT "admin_event_actor" CHECK ("admin_event"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
ALTER TABLE "transfer_request" ADD CONSTRAINT "transfer_request_actor" CHECK ("transfer_request"."actor_kind" in ('user', 'api_key', 'system', 'customer'));--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "order_link" TO onerow_app;
--> statement-breakpoint
-- Which order a link opens never changes.
GRANT UPDATE ("last_used_at", "revoked_at") ON "order_link" TO onerow_app;
--> statement-breakpoint
ALTER TABLE "order_link" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "order_link_of_organization" ON "order_link" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
