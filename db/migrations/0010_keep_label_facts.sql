ALTER TABLE "label" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "label" ADD COLUMN "refused_because" text;--> statement-breakpoint
CREATE INDEX "label_by_package" ON "label" USING btree ("org_id","package_id");--> statement-breakpoint
CREATE INDEX "label_unsettled" ON "label" USING btree ("org_id","at") WHERE state in ('wanted', 'void_pending') and refused_because is null;--> statement-breakpoint
CREATE INDEX "label_by_manifest" ON "label" USING btree ("org_id","manifest_id") WHERE manifest_id is not null;--> statement-breakpoint
CREATE INDEX "manifest_by_location" ON "manifest" USING btree ("org_id","location_id","closed_at" DESC NULLS LAST,"id" DESC NULLS LAST);