import { createServer } from "node:http";
import pg from "pg";
import { referencePlacement } from "@/bench/limit/reference";
import { readWorld } from "@/bench/world";

// The ceiling of any HTTP interface on this machine: Node's own server that calls the reference function and answers its figure.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const world = await readWorld(pool, process.env["BENCH_ORGANIZATION"] ?? "");

const server = createServer((request, response) => {
  if (request.method !== "POST") return void response.writeHead(204).end();
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
