-- The last question of a move that decided from stock it had not locked: may a newcomer have these products at all? Called when
-- the rows are locked, and volatile, so that its own statement sees what others committed while the change set waited for them.
CREATE FUNCTION onerow_unclaimed(org uuid, products uuid[]) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF EXISTS (SELECT FROM backorder b WHERE b.org_id = org AND b.product_id = ANY (products) AND b.units > 0)
    OR EXISTS (SELECT FROM product p WHERE p.org_id = org AND p.id = ANY (products) AND (p.archived_at IS NOT NULL OR p.kind <> 'stock')) THEN
    RAISE EXCEPTION 'change set: the stock is claimed by others' USING ERRCODE = 'OR001';
  END IF;
  RETURN true;
END $$;
