ALTER TABLE "org_policy" ADD COLUMN "timed_release_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- When set times were seen to is no rule either: a placement's rules stand as they are.
CREATE OR REPLACE FUNCTION onerow_mark_own_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counters CONSTANT text[] := '{next_order_number,next_package_number,timed_release_at}';
BEGIN
  IF to_jsonb(new) - counters IS DISTINCT FROM to_jsonb(old) - counters THEN
    new.rules_mark := gen_random_uuid();
  END IF;
  RETURN new;
END $$;
