CREATE TABLE "carrier_hook" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"salt" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"rotated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"previous_salt" text,
	"previous_until" timestamp with time zone,
	"last_received_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "carrier_hook_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "carrier_hook_carrier" UNIQUE("org_id","carrier"),
	CONSTRAINT "carrier_hook_version" CHECK (version > 0),
	CONSTRAINT "carrier_hook_previous" CHECK ((previous_salt is null) = (previous_until is null))
);
--> statement-breakpoint
ALTER TABLE "secret_lookup" DROP CONSTRAINT "secret_lookup_kind";--> statement-breakpoint
ALTER TABLE "carrier_hook" ADD CONSTRAINT "carrier_hook_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret_lookup" ADD CONSTRAINT "secret_lookup_kind" CHECK ("secret_lookup"."kind" in ('api_key', 'invitation', 'track', 'device', 'password_reset', 'carrier_hook'));--> statement-breakpoint
GRANT SELECT, INSERT ON "carrier_hook" TO onerow_app;
--> statement-breakpoint
GRANT UPDATE ("salt", "version", "rotated_at", "previous_salt", "previous_until", "last_received_at", "stopped_at") ON "carrier_hook" TO onerow_app;
--> statement-breakpoint
ALTER TABLE "carrier_hook" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "carrier_hook_of_organization" ON "carrier_hook" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
