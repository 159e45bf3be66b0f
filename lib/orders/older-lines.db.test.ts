import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/db/migrate";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { createWorld, type World } from "@/lib/testing/world";
import { placeBody } from "./inputs";
import { placeOrder } from "./place";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await addProduct(world, { sku: "CUP" });
  await addProduct(world, { sku: "CARE", kind: "service" });
});
afterAll(() => world.close());

const place = async (ship_complete: boolean) => {
  const lines = ["CUP", "CARE"].map((sku) => ({ sku, units: 1 }));
  return done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines, ship_complete }))).order.id;
};

test("lines of orders that shipped complete before lines could say so do so still", async () => {
  const [whole, other] = [await place(true), await place(false)];
  const step = readMigrationFiles({ migrationsFolder: path.join("db", "migrations") }).find(({ sql }) =>
    sql.some((statement) => statement.includes('ADD COLUMN "ship_complete"')),
  );
  await world.sql("alter table order_line drop column ship_complete");
  await world.sql("delete from drizzle.__drizzle_migrations where hash = $1", [step?.hash ?? ""]);
  expect(await migrate(world.url)).toBe(1);
  const rows = await world.sql("select order_id, sku from order_line where ship_complete");
  expect(rows).toEqual([{ order_id: whole, sku: "CUP" }]);
  expect(await world.sql("select count(*)::int as lines from order_line where order_id = $1 and not ship_complete", [other])).toEqual([
    { lines: 2 },
  ]);
  await expect(world.sql("update order_line set ship_complete = true where sku = 'CARE'")).rejects.toThrow("order_line_ship_complete");
});
