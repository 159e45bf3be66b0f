CREATE TABLE "expected_arrival" (
	"org_id" uuid NOT NULL,
	"receipt_id" uuid NOT NULL,
	"expected_receipt_id" uuid NOT NULL,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "expected_arrival_org_id_receipt_id_pk" PRIMARY KEY("org_id","receipt_id")
);
--> statement-breakpoint
ALTER TABLE "search_token" DROP CONSTRAINT "search_token_kind";--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD COLUMN "actor_kind" text;--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD COLUMN "actor_id" uuid;--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD COLUMN "closed_by_kind" text;--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD COLUMN "close_reason" text;--> statement-breakpoint
ALTER TABLE "expected_arrival" ADD CONSTRAINT "expected_arrival_org_id_receipt_id_receipt_org_id_id_fk" FOREIGN KEY ("org_id","receipt_id") REFERENCES "public"."receipt"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_arrival" ADD CONSTRAINT "expected_arrival_org_id_expected_receipt_id_expected_receipt_org_id_id_fk" FOREIGN KEY ("org_id","expected_receipt_id") REFERENCES "public"."expected_receipt"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "expected_arrival_by_expected" ON "expected_arrival" USING btree ("org_id","expected_receipt_id","receipt_id");--> statement-breakpoint
CREATE INDEX "expected_receipt_awaited" ON "expected_receipt" USING btree ("org_id",coalesce(expected_on, 'infinity'::date),"id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "expected_receipt_list" ON "expected_receipt" USING btree ("org_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD CONSTRAINT "expected_receipt_actor" CHECK ("expected_receipt"."actor_kind" in ('user', 'api_key', 'system'));--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD CONSTRAINT "expected_receipt_closed_by" CHECK ("expected_receipt"."closed_by_kind" in ('user', 'api_key', 'system'));--> statement-breakpoint
ALTER TABLE "expected_receipt" ADD CONSTRAINT "expected_receipt_closed" CHECK ((closed_at is not null) = (state = 'closed'));--> statement-breakpoint
ALTER TABLE "search_token" ADD CONSTRAINT "search_token_kind" CHECK ("search_token"."kind" in ('order', 'customer', 'product', 'expected')) NOT VALID;--> statement-breakpoint
ALTER TABLE "search_token" VALIDATE CONSTRAINT "search_token_kind";--> statement-breakpoint
GRANT SELECT, INSERT ON "expected_arrival" TO onerow_app;--> statement-breakpoint
GRANT DELETE ON "expected_receipt_line" TO onerow_app;--> statement-breakpoint
ALTER TABLE "expected_arrival" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "expected_arrival_of_organization" ON "expected_arrival" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);--> statement-breakpoint
-- What was announced before is found by its words as well.
INSERT INTO "search_token" ("org_id", "token", "kind", "ref_id")
  SELECT DISTINCT e."org_id", left(lower(w), 40), 'expected', e."id" FROM "expected_receipt" e, regexp_split_to_table(e."reference" || ' ' || e."supplier", '\s+') w WHERE w <> '';
