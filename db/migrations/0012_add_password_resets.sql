CREATE TABLE "password_reset" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox_message" DROP CONSTRAINT "outbox_message_topic";--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_reset_by_user" ON "password_reset" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "orders_to_lapse" ON "orders" USING btree ("org_id","pay_by","id") WHERE terms = 'prepaid' and status = 'placed' and payment_status = 'unpaid' and pay_by is not null;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_topic" CHECK ("outbox_message"."topic" in ('email.order_confirmed', 'email.order_canceled', 'email.order_declined', 'email.units_reserved', 'email.units_delayed', 'email.order_shipped', 'email.invitation', 'email.password_reset'));--> statement-breakpoint
-- The app role makes a request and takes it away again; nobody changes one.
GRANT SELECT, INSERT, DELETE ON "password_reset" TO onerow_app;--> statement-breakpoint
-- A sent mail stays as it was, except that erasing a customer empties what it tells of them.
GRANT UPDATE ("recipient", "subject", "html", "plain") ON "mail_message" TO onerow_app;
