ALTER TABLE "order_refusal" ADD COLUMN "again_of" uuid;--> statement-breakpoint
CREATE INDEX "order_refusal_again" ON "order_refusal" USING btree ("org_id","again_of") WHERE "order_refusal"."again_of" is not null;--> statement-breakpoint
CREATE INDEX "order_refusal_retried" ON "order_refusal" USING btree ("org_id","retried_order_id") WHERE "order_refusal"."retried_order_id" is not null;