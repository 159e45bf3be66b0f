ALTER TABLE "exception" DROP CONSTRAINT "exception_org_id_id_pk";--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_org_id_id_kind_pk" PRIMARY KEY("org_id","id","kind");