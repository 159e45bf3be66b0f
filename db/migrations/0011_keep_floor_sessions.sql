ALTER TABLE "badge" ALTER COLUMN "pin_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "floor_device" ADD COLUMN "code_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "floor_device" ADD COLUMN "admitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "floor_device" ADD COLUMN "session_hash" text;--> statement-breakpoint
ALTER TABLE "floor_device" ADD COLUMN "session_user_id" uuid;--> statement-breakpoint
ALTER TABLE "floor_device" ADD COLUMN "session_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "floor_device" ADD CONSTRAINT "floor_device_session_user_id_app_user_id_fk" FOREIGN KEY ("session_user_id") REFERENCES "public"."app_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_device" ADD CONSTRAINT "floor_device_session" CHECK (num_nulls(session_hash, session_user_id, session_seen_at) in (0, 3));