CREATE INDEX "order_event_recent" ON "order_event" USING brin ("at");--> statement-breakpoint
CREATE INDEX "stock_movement_recent" ON "stock_movement" USING brin ("at");--> statement-breakpoint
-- Old results are forgotten after a season.
GRANT DELETE ON "verify_run" TO onerow_app;
