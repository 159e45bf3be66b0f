CREATE INDEX "fulfilment_line_by_line" ON "fulfilment_line" USING btree ("org_id","line_id");--> statement-breakpoint
CREATE INDEX "order_hold_by_order" ON "order_hold" USING btree ("org_id","order_id");--> statement-breakpoint
CREATE INDEX "put_back_by_line" ON "put_back" USING btree ("org_id","line_id");--> statement-breakpoint
CREATE INDEX "scan_by_order" ON "scan" USING btree ("org_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "backorder_by_line" ON "backorder" USING brin ("line_id" uuid_minmax_multi_ops) WITH (pages_per_range=32,autosummarize=true);--> statement-breakpoint
CREATE INDEX "reservation_by_line" ON "reservation" USING brin ("line_id" uuid_minmax_multi_ops) WITH (pages_per_range=32,autosummarize=true);--> statement-breakpoint
CREATE INDEX "substitution_proposal_by_line" ON "substitution_proposal" USING btree ("org_id","line_id");