ALTER TABLE "address" ADD COLUMN "order_customer_id" uuid;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_org_id_order_customer_id_customer_org_id_id_fk" FOREIGN KEY ("org_id","order_customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "address_by_order_customer" ON "address" USING btree ("org_id","order_customer_id") WHERE "address"."order_customer_id" is not null;--> statement-breakpoint
-- Whose order it came with, as far as something still points at it.
UPDATE address a SET order_customer_id = p.customer_id FROM (
    SELECT org_id, ship_to_id, customer_id FROM orders
    UNION SELECT f.org_id, f.ship_to_id, o.customer_id FROM fulfilment f JOIN orders o ON o.org_id = f.org_id AND o.id = f.order_id
    UNION SELECT l.org_id, l.ship_to_id, o.customer_id FROM label l JOIN orders o ON o.org_id = l.org_id AND o.id = l.order_id
    UNION SELECT s.org_id, s.ship_to_id, o.customer_id FROM shipment s JOIN orders o ON o.org_id = s.org_id AND o.id = s.order_id
  ) p WHERE a.org_id = p.org_id AND a.id = p.ship_to_id AND a.customer_id IS NULL;--> statement-breakpoint
-- The rest came with drafts that are gone or orders that went elsewhere before anything was sent. Nothing points at them, no screen shows
-- them, and nobody who asks to be erased could be told that they are: they are emptied now.
UPDATE address a SET name = '', street = '', postcode = '', city = '', latitude = NULL, longitude = NULL, erased_at = clock_timestamp()
  WHERE a.customer_id IS NULL AND a.order_customer_id IS NULL AND a.erased_at IS NULL
    AND NOT EXISTS (SELECT FROM customer c WHERE c.org_id = a.org_id AND c.ship_to_id = a.id);
