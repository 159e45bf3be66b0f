DROP INDEX "outbox_message_dead";--> statement-breakpoint
ALTER TABLE "address" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD COLUMN "cut_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_org_id_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "address_by_customer" ON "address" USING btree ("org_id","customer_id") WHERE "address"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "contact_by_customer" ON "contact" USING btree ("org_id","customer_id") WHERE "contact"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "order_refusal_by_customer" ON "order_refusal" USING btree ("org_id","customer_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "order_refusal"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_message_stopped" ON "outbox_message" USING btree ("org_id","status","id" DESC NULLS LAST) WHERE "outbox_message"."status" in ('dead', 'withheld');--> statement-breakpoint
CREATE INDEX "outbox_message_to_cut" ON "outbox_message" USING btree ("org_id","at") WHERE "outbox_message"."cut_at" is null and "outbox_message"."status" in ('sent', 'withheld');