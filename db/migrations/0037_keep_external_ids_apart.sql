-- An order without a channel, too, is the only one of its external id: two that came at once were both taken, because an index tells
-- nulls apart unless it is told not to. Of such orders the oldest keeps the id; that of a later one goes into its note.
UPDATE orders o SET external_id = NULL, note = concat_ws(E'\n', nullif(o.note, ''), 'External id ' || o.external_id || ', which an earlier order has.')
  WHERE o.external_id IS NOT NULL AND o.channel IS NULL AND EXISTS (
    SELECT 1 FROM orders e WHERE e.org_id = o.org_id AND e.channel IS NULL AND e.external_id = o.external_id AND (e.created_at, e.id) < (o.created_at, o.id)
  );--> statement-breakpoint
DROP INDEX "orders_external";--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external" ON "orders" USING btree ("org_id","channel","external_id") NULLS NOT DISTINCT WHERE "orders"."external_id" is not null;
