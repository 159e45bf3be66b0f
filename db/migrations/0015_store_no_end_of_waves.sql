DROP INDEX "wave_open";--> statement-breakpoint
ALTER TABLE "wave" DROP COLUMN "picked_at";