ALTER TABLE "order_line" ADD COLUMN "ship_complete" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_ship_complete" CHECK (kind = 'stock' or not ship_complete);--> statement-breakpoint
-- An order that ships complete meant all its goods.
UPDATE "order_line" SET "ship_complete" = true FROM "orders" WHERE "orders"."org_id" = "order_line"."org_id" AND "orders"."id" = "order_line"."order_id"
  AND "orders"."ship_complete" AND "order_line"."kind" = 'stock';
