import { readFileSync } from "node:fs";
import type pg from "pg";
import { v7 } from "uuid";
import { pick, pickLines, UNITS } from "@/bench/requests";
import type { BenchWorld } from "@/bench/world";

/** Ids that the function takes: order, commit, then lines, reservations, movements from 3, 13 and 23 on, and four more. */
const IDS = 36;
let made = 0;

export const installReference = (owner: pg.Pool): Promise<unknown> => owner.query(readFileSync("bench/limit/place.sql", "utf8"));

/** The confirmation as the product writes it for three lines. */
const PAYLOAD = JSON.stringify({
  organizationName: "Bench Ltd",
  orderNumber: "SO-100000",
  customerName: "Customer 500",
  email: "buyer500@buyer.example",
  currency: "EUR",
  totalMinor: 7200,
  terms: "credit",
  dueOn: "2026-01-01",
  payBy: null,
  lines: [1, 2, 3].map((n) => ({ sku: `SKU-${n}`, name: `Product ${n}`, units: UNITS, reserved: UNITS, waiting: 0, totalMinor: 2000 })),
});

/** One placement by the reference function: one statement, its own transaction. */
export function referencePlacement({ orgId, customers, products, locations }: BenchWorld): {
  name: string;
  text: string;
  values: unknown[];
} {
  made += 1;
  const lines = pickLines().map((index) => products[index]);
  const ids = Array.from({ length: IDS }, () => v7());
  return {
    name: "reference",
    text: "select bench_place($1, $2, $3, $4, $5, $6, $7, $8)",
    values: [orgId, pick(customers), locations[0], lines, UNITS, ids, `REF-${process.pid}${made}`, PAYLOAD],
  };
}
