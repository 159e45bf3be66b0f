ALTER TABLE "label" ADD COLUMN "ask_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "label" ADD COLUMN "ask_failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "label_to_ask" ON "label" USING btree ("org_id","ask_after") WHERE state = 'bought' and ask_after is not null;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_ask_failures" CHECK (ask_failures >= 0);--> statement-breakpoint
-- Parcels that are on their way already.
UPDATE "label" SET "ask_after" = now() FROM "package" WHERE "package"."org_id" = "label"."org_id" AND "package"."id" = "label"."package_id"
  AND "label"."state" = 'bought' AND "package"."delivered_at" IS NULL AND "label"."bought_at" > now() - interval '60 days';
