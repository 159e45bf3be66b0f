ALTER TABLE "import_job" ADD COLUMN IF NOT EXISTS "rehearsal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN IF NOT EXISTS "rehearsed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN IF NOT EXISTS "actor_kind" text DEFAULT 'user' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN IF NOT EXISTS "lease_owner" uuid;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN IF NOT EXISTS "stopped_because" text;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "import_job_running" ON "import_job" USING btree ("org_id","id") WHERE "import_job"."status" = 'running';--> statement-breakpoint
ALTER TABLE "import_job" DROP CONSTRAINT IF EXISTS "import_job_actor";--> statement-breakpoint
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_actor" CHECK ("import_job"."actor_kind" in ('user', 'api_key', 'system'));