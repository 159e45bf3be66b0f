ALTER TABLE "exception" DROP CONSTRAINT "exception_kind";--> statement-breakpoint
ALTER TABLE "exception" ADD COLUMN "assigned_to" uuid;--> statement-breakpoint
ALTER TABLE "exception" ADD COLUMN "assigned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "exception" ADD COLUMN "closed_by_kind" text;--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_assigned_to_app_user_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."app_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exception_closed" ON "exception" USING btree ("org_id","closed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "scan_unknown_code" ON "scan" USING btree ("org_id","occurred_at" DESC NULLS LAST) WHERE verdict = 'unknown_code';--> statement-breakpoint
CREATE INDEX "label_refused" ON "label" USING btree ("org_id","at") WHERE refused_because is not null;--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_closed_by" CHECK ("exception"."closed_by_kind" in ('user', 'api_key', 'system'));--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_assigned" CHECK ((assigned_to is null) = (assigned_at is null));--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_closed_with" CHECK (num_nulls(closed_at, closed_by_kind, close_note) in (0, 3));--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_kind" CHECK ("exception"."kind" in ('stock_conflict', 'replay_refused', 'put_back', 'recount', 'unknown_code', 'label_unknown', 'label_refused', 'carrier_message', 'substitute_proposed', 'message_dead'));