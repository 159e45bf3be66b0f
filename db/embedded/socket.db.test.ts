import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { startEmbeddedPostgres } from "@/db/embedded/start";

/** How a client reaches the server whose data lies `below` a temporary folder: null through the socket, the address over TCP. */
async function addressWith(below: string): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), "onerow-socket-"));
  // Whoever runs PostgreSQL under root must be able to pass.
  await chmod(folder, 0o711);
  try {
    await mkdir(path.join(folder, below), { recursive: true });
    const server = await startEmbeddedPostgres({
      dataDir: path.join(folder, below, "postgres"),
      password: "fixed",
      settings: { shared_buffers: "16MB" },
    });
    const client = new pg.Client({ connectionString: server.localUrl });
    await client.connect();
    const { rows } = await client.query<{ address: unknown }>("select host(inet_server_addr()) as address");
    await client.end();
    await server.stop();
    return rows[0]?.address;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test.skipIf(process.platform === "win32")("programs on the same machine reach the server through its folder", async () => {
  expect(await addressWith("a, 'b' & \"c\"")).toBeNull();
});

test("a folder too deep for a socket is reached over TCP", async () => {
  expect(await addressWith("deep/".repeat(20))).toBe("127.0.0.1");
});
