ALTER TABLE "inbox_event" ADD COLUMN "actor_location_ids" uuid[];--> statement-breakpoint
UPDATE "inbox_event" SET "actor_location_ids" = "membership"."location_ids" FROM "membership" WHERE "inbox_event"."result" = 'waiting' AND "inbox_event"."actor_kind" = 'user'
  AND "membership"."org_id" = "inbox_event"."org_id" AND "membership"."user_id" = "inbox_event"."actor_id";--> statement-breakpoint
-- What was refused has a name beside that of the message, so that those who had closed it do not meet it again.
UPDATE "exception" SET "id" = overlay(overlay(md5('refused ' || "id") placing '8' from 13) placing '8' from 17)::uuid
  WHERE "kind" = 'carrier_message' AND "details" ->> 'refused' = 'true';
