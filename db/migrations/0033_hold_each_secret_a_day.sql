ALTER TABLE "carrier_hook" DROP CONSTRAINT "carrier_hook_previous";--> statement-breakpoint
ALTER TABLE "carrier_hook" ADD COLUMN "previous" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
UPDATE "carrier_hook" SET "previous" = jsonb_build_array(jsonb_build_object('salt', "previous_salt", 'until', "previous_until")) WHERE "previous_until" > now();--> statement-breakpoint
ALTER TABLE "carrier_hook" DROP COLUMN "previous_salt";--> statement-breakpoint
ALTER TABLE "carrier_hook" DROP COLUMN "previous_until";--> statement-breakpoint
ALTER TABLE "carrier_hook" ADD CONSTRAINT "carrier_hook_previous" CHECK (jsonb_typeof(previous) = 'array');--> statement-breakpoint
GRANT UPDATE ("previous") ON "carrier_hook" TO onerow_app;
