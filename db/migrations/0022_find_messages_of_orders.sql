DROP INDEX "exception_open";--> statement-breakpoint
CREATE INDEX "inbox_event_by_order" ON "inbox_event" USING btree ("org_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "exception_open" ON "exception" USING btree ("org_id","opened_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE closed_at is null and kind in ('stock_conflict', 'replay_refused');