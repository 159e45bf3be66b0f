ALTER TABLE "order_refusal" ADD COLUMN "channel" text GENERATED ALWAYS AS (request ->> 'channel') STORED;--> statement-breakpoint
ALTER TABLE "order_refusal" ADD COLUMN "external_id" text GENERATED ALWAYS AS (request ->> 'external_id') STORED;--> statement-breakpoint
CREATE INDEX "order_refusal_sent" ON "order_refusal" USING btree ("org_id","external_id","id") WHERE "order_refusal"."external_id" is not null and "order_refusal"."retried_order_id" is null and "order_refusal"."dismissed_at" is null;--> statement-breakpoint
-- Refused orders that were sent again under their external id and taken were left open: each is settled by the order that came of it.
UPDATE order_refusal r SET retried_order_id = o.id FROM orders o
  WHERE o.org_id = r.org_id AND o.external_id = r.external_id AND o.channel IS NOT DISTINCT FROM r.channel
    AND r.retried_order_id IS NULL AND r.dismissed_at IS NULL;
