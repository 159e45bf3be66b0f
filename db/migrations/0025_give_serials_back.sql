CREATE INDEX "package_serial_known" ON "package_serial" USING btree ("org_id","serial") WHERE removed_at is null;--> statement-breakpoint
-- Whoever takes units out of a package, a recall and a cancel among them: numbers of pieces that lie there no more are free again.
CREATE FUNCTION onerow_give_serials_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE package_serial SET removed_at = clock_timestamp() WHERE org_id = new.org_id AND package_id = new.package_id AND fulfilment_line_id = new.fulfilment_line_id
    AND serial IN (SELECT s.serial FROM package_serial s WHERE s.org_id = new.org_id AND s.package_id = new.package_id AND s.fulfilment_line_id = new.fulfilment_line_id
      AND s.removed_at IS NULL ORDER BY s.at, s.serial OFFSET new.units);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER package_line_gives_serials_back AFTER UPDATE OF units ON package_line FOR EACH ROW WHEN (new.units < old.units) EXECUTE FUNCTION onerow_give_serials_back();
--> statement-breakpoint
UPDATE package_serial SET removed_at = clock_timestamp() FROM (SELECT s.org_id, s.package_id, s.fulfilment_line_id, s.serial, l.units,
    row_number() OVER (PARTITION BY s.org_id, s.package_id, s.fulfilment_line_id ORDER BY s.at, s.serial) AS place
  FROM package_serial s JOIN package_line l ON l.org_id = s.org_id AND l.package_id = s.package_id AND l.fulfilment_line_id = s.fulfilment_line_id WHERE s.removed_at IS NULL) x
  WHERE x.place > x.units AND package_serial.org_id = x.org_id AND package_serial.package_id = x.package_id
    AND package_serial.fulfilment_line_id = x.fulfilment_line_id AND package_serial.serial = x.serial;
