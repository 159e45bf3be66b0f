ALTER TABLE "inbox_event" DROP CONSTRAINT "inbox_event_result";--> statement-breakpoint
CREATE INDEX "inbox_event_refused" ON "inbox_event" USING btree ("org_id","received_at") WHERE result = 'refused' and kind = 'delivered';--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_result" CHECK ("inbox_event"."result" in ('applied', 'noted', 'waiting', 'refused'));