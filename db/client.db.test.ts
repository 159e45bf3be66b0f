import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";

let fresh: TestDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await createTestDatabase();
  database = openDatabase(fresh.url);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

test("a Neon host is reached by Neon's driver, any other by node-postgres, and DATABASE_DRIVER decides otherwise", async () => {
  const driverOf = async (url: string, driver?: string): Promise<string> => {
    const opened = openDatabase(url, { driver: driver ?? "" });
    await opened.close();
    return opened.driver;
  };
  expect(await driverOf("postgresql://u:p@ep-one.eu-central-1.aws.neon.tech/db")).toBe("neon");
  expect(await driverOf("postgresql://u:p@ep-one.eu-central-1.aws.neon.tech/db", "pg")).toBe("pg");
  expect(await driverOf("postgresql://u:p@db.example/neon.tech")).toBe("pg");
  expect(await driverOf("postgresql://u:p@db.example/db", "neon")).toBe("neon");
});

test("this run goes through the driver that it was meant for", () => {
  expect(database.driver).toBe(inject("neonProxy") === null ? "pg" : "neon");
});

test("bigint arrives as a safe integer, numeric as its decimal string and a date as the day", async () => {
  const connection = await database.connect();
  const { rows } = await connection.query("select 9007199254740991::bigint as big, 1.50::numeric(19,4) as price, date '2026-02-03' as day");
  expect(rows).toEqual([{ big: 9_007_199_254_740_991, price: "1.5000", day: "2026-02-03" }]);
  await expect(connection.query("select 9007199254740993::bigint as big")).rejects.toThrow(/safe integer/);
  connection.release(true);
});

test("a transaction in which a statement failed answers its commit with ROLLBACK", async () => {
  const connection = await database.connect();
  await connection.query("begin");
  await expect(connection.query("select 1 / 0")).rejects.toThrow(/division by zero/);
  expect((await connection.query("commit")).command).toBe("ROLLBACK");
  connection.release();
});

test("a connection that is cut while somebody holds it between two queries fails the next query and nothing else", async () => {
  const [held, other] = [await database.connect(), await database.connect()];
  const { rows } = await held.query<{ pid: number }>("select pg_backend_pid() as pid");
  await other.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await expect(held.query("select 1")).rejects.toThrow(/connection|queryable|terminat/i);
  held.release(true);
  expect((await other.query<{ one: number }>("select 1 as one")).rows).toEqual([{ one: 1 }]);
  other.release();
});
