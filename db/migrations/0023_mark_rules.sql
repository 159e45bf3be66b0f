ALTER TABLE "org_policy" ADD COLUMN "rules_mark" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
-- Whoever decides a placement keeps the rules it read last and asks only whether their mark is still the same.
CREATE FUNCTION onerow_mark_own_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counters CONSTANT text[] := '{next_order_number,next_package_number}';
BEGIN
  IF to_jsonb(new) - counters IS DISTINCT FROM to_jsonb(old) - counters THEN
    new.rules_mark := gen_random_uuid();
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER org_policy_marks_rules BEFORE UPDATE ON org_policy FOR EACH ROW EXECUTE FUNCTION onerow_mark_own_rules();
--> statement-breakpoint
CREATE FUNCTION onerow_mark_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE org_policy SET rules_mark = gen_random_uuid() WHERE org_id = CASE WHEN tg_op = 'DELETE' THEN (to_jsonb(old) ->> tg_argv[0])::uuid ELSE (to_jsonb(new) ->> tg_argv[0])::uuid END;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organization_marks_rules AFTER UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION onerow_mark_rules('id');
--> statement-breakpoint
CREATE TRIGGER location_marks_rules AFTER INSERT OR UPDATE OR DELETE ON location FOR EACH ROW EXECUTE FUNCTION onerow_mark_rules('org_id');
--> statement-breakpoint
CREATE TRIGGER tag_rule_marks_rules AFTER INSERT OR UPDATE OR DELETE ON tag_rule FOR EACH ROW EXECUTE FUNCTION onerow_mark_rules('org_id');
