CREATE TABLE "count_schedule" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"zone_id" uuid,
	"pace" text NOT NULL,
	"every_days" integer,
	"a_days" integer,
	"b_days" integer,
	"c_days" integer,
	"weekdays" text NOT NULL,
	"most_bins" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "count_schedule_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "count_schedule_place" UNIQUE NULLS NOT DISTINCT("org_id","location_id","zone_id"),
	CONSTRAINT "count_schedule_pace_known" CHECK ("count_schedule"."pace" in ('every', 'abc')),
	CONSTRAINT "count_schedule_pace" CHECK ((pace = 'every') = (every_days is not null) and (pace = 'abc') = (num_nonnulls(a_days, b_days, c_days) = 3)),
	CONSTRAINT "count_schedule_days" CHECK (least(every_days, a_days, b_days, c_days) >= 1 and (pace <> 'abc' or (a_days <= b_days and b_days <= c_days))),
	CONSTRAINT "count_schedule_weekdays" CHECK (weekdays ~ '^1?2?3?4?5?6?7?$' and weekdays <> ''),
	CONSTRAINT "count_schedule_most_bins" CHECK (most_bins between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "count_schedule_day" (
	"org_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"day" date NOT NULL,
	"due_bins" integer NOT NULL,
	"opened_bins" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "count_schedule_day_org_id_schedule_id_day_pk" PRIMARY KEY("org_id","schedule_id","day"),
	CONSTRAINT "count_schedule_day_bins" CHECK (0 <= opened_bins and opened_bins <= due_bins)
);
--> statement-breakpoint
ALTER TABLE "count_task" ADD COLUMN "schedule_id" uuid;--> statement-breakpoint
ALTER TABLE "count_task" ADD COLUMN "scheduled_on" date;--> statement-breakpoint
ALTER TABLE "count_schedule" ADD CONSTRAINT "count_schedule_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_schedule" ADD CONSTRAINT "count_schedule_org_id_zone_id_zone_org_id_id_fk" FOREIGN KEY ("org_id","zone_id") REFERENCES "public"."zone"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_schedule_day" ADD CONSTRAINT "count_schedule_day_org_id_schedule_id_count_schedule_org_id_id_fk" FOREIGN KEY ("org_id","schedule_id") REFERENCES "public"."count_schedule"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_task" ADD CONSTRAINT "count_task_schedule_day" FOREIGN KEY ("org_id","schedule_id","scheduled_on") REFERENCES "public"."count_schedule_day"("org_id","schedule_id","day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The oldest open count of a bin stands; those that were asked for twice are canceled.
UPDATE count_task t SET state = 'canceled', done_at = now() WHERE done_at IS NULL AND product_id IS NULL AND EXISTS (
  SELECT 1 FROM count_task o WHERE o.org_id = t.org_id AND o.bin_id = t.bin_id AND o.done_at IS NULL AND o.product_id IS NULL AND o.id < t.id
);--> statement-breakpoint
CREATE UNIQUE INDEX "count_task_one_of_bin" ON "count_task" USING btree ("org_id","bin_id") WHERE done_at is null and product_id is null;--> statement-breakpoint
CREATE INDEX "count_task_by_schedule" ON "count_task" USING btree ("org_id","schedule_id","scheduled_on") WHERE schedule_id is not null;--> statement-breakpoint
ALTER TABLE "count_task" ADD CONSTRAINT "count_task_scheduled" CHECK ((cause = 'schedule') = (schedule_id is not null) and (schedule_id is null) = (scheduled_on is null));--> statement-breakpoint
GRANT SELECT, INSERT ON "count_schedule", "count_schedule_day" TO onerow_app;
--> statement-breakpoint
GRANT UPDATE ON "count_schedule" TO onerow_app;
--> statement-breakpoint
ALTER TABLE "count_schedule" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "count_schedule_day" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "count_schedule_of_organization" ON "count_schedule" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "count_schedule_day_of_organization" ON "count_schedule_day" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
