CREATE TABLE "product_substitute" (
	"org_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"substitute_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "product_substitute_org_id_product_id_substitute_id_pk" PRIMARY KEY("org_id","product_id","substitute_id"),
	CONSTRAINT "product_substitute_rank" CHECK ("product_substitute"."rank" > 0),
	CONSTRAINT "product_substitute_not_itself" CHECK ("product_substitute"."product_id" <> "product_substitute"."substitute_id")
);
--> statement-breakpoint
CREATE TABLE "substitution_proposal" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"short_pick_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"substitute_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"left_units" integer NOT NULL,
	"state" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by_kind" text,
	"answered_by" uuid,
	"answer_reason" text,
	"answered_commit_id" uuid,
	"substitute_line_id" uuid,
	"commit_id" uuid NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
	CONSTRAINT "substitution_proposal_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "substitution_proposal_state" CHECK ("substitution_proposal"."state" in ('open', 'accepted', 'declined', 'lapsed')),
	CONSTRAINT "substitution_proposal_actor" CHECK ("substitution_proposal"."actor_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "substitution_proposal_answerer" CHECK ("substitution_proposal"."answered_by_kind" in ('user', 'api_key', 'system')),
	CONSTRAINT "substitution_proposal_units" CHECK (units > 0 and left_units between 0 and units),
	CONSTRAINT "substitution_proposal_other" CHECK (product_id <> substitute_id),
	CONSTRAINT "substitution_proposal_lapsed" CHECK ((state = 'lapsed') = (left_units = 0)),
	CONSTRAINT "substitution_proposal_accepted" CHECK ((state = 'accepted') = (substitute_line_id is not null)),
	CONSTRAINT "substitution_proposal_declined" CHECK (state <> 'declined' or answer_reason is not null),
	CONSTRAINT "substitution_proposal_answered" CHECK ((state = 'open') = (answered_at is null) and (state = 'open') = (answered_commit_id is null) and (state = 'open') = (answered_by_kind is null))
);
--> statement-breakpoint
ALTER TABLE "outbox_message" DROP CONSTRAINT "outbox_message_topic";--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "allow_substitution" boolean;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "allow_substitution" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "allow_substitution" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "org_policy" ADD COLUMN "allow_substitution" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "product_substitute" ADD CONSTRAINT "product_substitute_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_substitute" ADD CONSTRAINT "product_substitute_org_id_substitute_id_product_org_id_id_fk" FOREIGN KEY ("org_id","substitute_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_org_id_order_id_orders_org_id_id_fk" FOREIGN KEY ("org_id","order_id") REFERENCES "public"."orders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_org_id_line_id_order_line_org_id_id_fk" FOREIGN KEY ("org_id","line_id") REFERENCES "public"."order_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_org_id_short_pick_id_short_pick_org_id_id_fk" FOREIGN KEY ("org_id","short_pick_id") REFERENCES "public"."short_pick"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_org_id_location_id_location_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."location"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_org_id_product_id_product_org_id_id_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_org_id_substitute_id_product_org_id_id_fk" FOREIGN KEY ("org_id","substitute_id") REFERENCES "public"."product"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution_proposal" ADD CONSTRAINT "substitution_proposal_org_id_substitute_line_id_order_line_org_id_id_fk" FOREIGN KEY ("org_id","substitute_line_id") REFERENCES "public"."order_line"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_substitute_by_substitute" ON "product_substitute" USING btree ("org_id","substitute_id");--> statement-breakpoint
CREATE INDEX "substitution_proposal_list" ON "substitution_proposal" USING btree ("org_id","proposed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "substitution_proposal_open" ON "substitution_proposal" USING btree ("org_id","proposed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "substitution_proposal_by_order" ON "substitution_proposal" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "substitution_proposal_of_line" ON "substitution_proposal" USING btree ("org_id","substitute_line_id") WHERE substitute_line_id is not null;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_topic" CHECK ("outbox_message"."topic" in ('email.order_confirmed', 'email.order_canceled', 'email.order_declined', 'email.units_reserved', 'email.units_delayed', 'email.units_substituted', 'email.order_shipped', 'email.invitation', 'email.password_reset'));--> statement-breakpoint
GRANT SELECT, INSERT ON "product_substitute", "substitution_proposal" TO onerow_app;
--> statement-breakpoint
GRANT UPDATE, DELETE ON "product_substitute" TO onerow_app;
--> statement-breakpoint
-- What was proposed stays as it was; only what became of it changes.
GRANT UPDATE ("left_units", "state", "answered_at", "answered_by_kind", "answered_by", "answer_reason", "answered_commit_id", "substitute_line_id") ON "substitution_proposal" TO onerow_app;
--> statement-breakpoint
ALTER TABLE "product_substitute" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "substitution_proposal" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "product_substitute_of_organization" ON "product_substitute" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "substitution_proposal_of_organization" ON "substitution_proposal" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
