DROP INDEX IF EXISTS "wave_open";--> statement-breakpoint
ALTER TABLE "wave" DROP COLUMN "picked_at";