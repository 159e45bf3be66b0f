import { createServer } from "node:http";
import pg from "pg";
import { referencePlacement } from "@/bench/limit/reference";
import type { BenchWorld } from "@/bench/world";

// The ceiling of any HTTP interface on this machine: Node's own server that calls the reference function and answers its figure.
const world = JSON.parse(process.env["BENCH_WORLD"] ?? "null") as BenchWorld | null;
if (!world) throw new Error("BENCH_WORLD is not set; bench/run.ts starts this program.");
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    JSON.parse(Buffer.concat(chunks).toString());
    pool.query<{ bench_place: string }>(referencePlacement(world)).then(
      ({ rows }) => response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ total: rows[0]?.bench_place })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
