-- The role every transaction of the program runs as: it owns nothing and cannot pass row-level security.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'onerow_app') THEN
    CREATE ROLE onerow_app NOLOGIN NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'onerow_app', 'SET') THEN
    EXECUTE format('GRANT onerow_app TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO onerow_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON "address", "admin_event", "api_key", "app_user", "backorder", "bundle_component", "contact", "cost_layer", "customer", "customer_credit", "customer_tag", "idempotency_key", "import_job", "import_row", "invitation", "ledger_transfer", "location", "mail_message", "membership", "order_charge", "order_event", "order_line", "order_line_component", "order_refusal", "orders", "org_policy", "organization", "outbox_message", "price_list", "price_list_item", "product", "rate_limit", "receipt", "reservation", "role", "saved_view", "search_token", "secret_lookup", "stock_level", "stock_movement", "stock_transfer", "stock_transfer_line", "tag_rule", "verify_run" TO onerow_app;
--> statement-breakpoint
GRANT UPDATE ON "address", "api_key", "app_user", "backorder", "bundle_component", "contact", "cost_layer", "customer", "customer_credit", "customer_tag", "idempotency_key", "import_job", "import_row", "invitation", "location", "membership", "order_charge", "order_line", "order_line_component", "order_refusal", "orders", "org_policy", "organization", "outbox_message", "price_list", "price_list_item", "product", "rate_limit", "receipt", "reservation", "role", "saved_view", "search_token", "secret_lookup", "stock_level", "stock_transfer", "stock_transfer_line", "tag_rule" TO onerow_app;
--> statement-breakpoint
GRANT DELETE ON "bundle_component", "import_row", "membership", "order_charge", "order_line", "order_line_component", "orders", "price_list_item", "rate_limit", "saved_view", "search_token", "secret_lookup" TO onerow_app;
--> statement-breakpoint
ALTER TABLE "address" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "admin_event" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "api_key" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "backorder" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "bundle_component" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "cost_layer" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "customer" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "customer_credit" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "customer_tag" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "import_job" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "import_row" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ledger_transfer" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "location" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "mail_message" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "order_charge" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "order_event" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "order_line" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "order_line_component" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "order_refusal" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "orders" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "org_policy" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "outbox_message" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "price_list" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "price_list_item" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "product" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "receipt" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "reservation" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "role" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "search_token" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "stock_level" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "stock_movement" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "stock_transfer" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "tag_rule" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "verify_run" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "address_of_organization" ON "address" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "admin_event_of_organization" ON "admin_event" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "api_key_of_organization" ON "api_key" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "backorder_of_organization" ON "backorder" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "bundle_component_of_organization" ON "bundle_component" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "contact_of_organization" ON "contact" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "cost_layer_of_organization" ON "cost_layer" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "customer_of_organization" ON "customer" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "customer_credit_of_organization" ON "customer_credit" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "customer_tag_of_organization" ON "customer_tag" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "idempotency_key_of_organization" ON "idempotency_key" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "import_job_of_organization" ON "import_job" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "import_row_of_organization" ON "import_row" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "invitation_of_organization" ON "invitation" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "ledger_transfer_of_organization" ON "ledger_transfer" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "location_of_organization" ON "location" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "mail_message_of_organization" ON "mail_message" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "order_charge_of_organization" ON "order_charge" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "order_event_of_organization" ON "order_event" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "order_line_of_organization" ON "order_line" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "order_line_component_of_organization" ON "order_line_component" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "order_refusal_of_organization" ON "order_refusal" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "orders_of_organization" ON "orders" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "org_policy_of_organization" ON "org_policy" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "outbox_message_of_organization" ON "outbox_message" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "price_list_of_organization" ON "price_list" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "price_list_item_of_organization" ON "price_list_item" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "product_of_organization" ON "product" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "receipt_of_organization" ON "receipt" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "reservation_of_organization" ON "reservation" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "role_of_organization" ON "role" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "saved_view_of_organization" ON "saved_view" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "search_token_of_organization" ON "search_token" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "stock_level_of_organization" ON "stock_level" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "stock_movement_of_organization" ON "stock_movement" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "stock_transfer_of_organization" ON "stock_transfer" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "stock_transfer_line_of_organization" ON "stock_transfer_line" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tag_rule_of_organization" ON "tag_rule" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "verify_run_of_organization" ON "verify_run" TO onerow_app USING (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid);
--> statement-breakpoint
-- A placed order is history: only drafts can be deleted, and only while they are drafts.
CREATE POLICY "orders_delete_drafts_only" ON "orders" AS RESTRICTIVE FOR DELETE TO onerow_app USING (status = 'draft');
--> statement-breakpoint
CREATE POLICY "order_line_delete_drafts_only" ON "order_line" AS RESTRICTIVE FOR DELETE TO onerow_app
  USING (EXISTS (SELECT 1 FROM "orders" o WHERE o.org_id = "order_line".org_id AND o.id = "order_line".order_id AND o.status = 'draft'));
--> statement-breakpoint
CREATE POLICY "order_charge_delete_drafts_only" ON "order_charge" AS RESTRICTIVE FOR DELETE TO onerow_app
  USING (EXISTS (SELECT 1 FROM "orders" o WHERE o.org_id = "order_charge".org_id AND o.id = "order_charge".order_id AND o.status = 'draft'));
--> statement-breakpoint
CREATE POLICY "order_line_component_delete_drafts_only" ON "order_line_component" AS RESTRICTIVE FOR DELETE TO onerow_app
  USING (EXISTS (SELECT 1 FROM "order_line" l JOIN "orders" o ON o.org_id = l.org_id AND o.id = l.order_id
    WHERE l.org_id = "order_line_component".org_id AND l.id = "order_line_component".line_id AND o.status = 'draft'));
--> statement-breakpoint
-- The change set's own check: an UPDATE that matched nothing must not let the rest commit.
CREATE FUNCTION onerow_expect(what text, wrote bigint, expected bigint) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF wrote IS DISTINCT FROM expected THEN
    RAISE EXCEPTION 'change set: % wrote % rows, expected %', what, wrote, expected USING ERRCODE = 'OR001';
  END IF;
  RETURN true;
END $$;
--> statement-breakpoint
-- Hot rows are updated in place: room is left on their pages.
ALTER TABLE "stock_level" SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE "customer_credit" SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE "orders" SET (fillfactor = 85);
