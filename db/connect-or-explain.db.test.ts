import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectOrExplain } from "@/db/connect-or-explain";
import { freePort } from "@/db/embedded/free-port";
import { createTestDatabase, inDatabase, type TestDatabase } from "@/db/testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const sentence = async (url: string): Promise<string> => {
  const outcome = await connectOrExplain(url).then(
    () => null,
    (error: unknown) => error,
  );
  expect(outcome).toMatchObject({ name: "OperatorError" });
  const { message } = outcome as Error;
  expect(message).toMatch(/^[A-Z][^\n]*\.$/);
  expect(message).not.toContain("s3cret");
  return message;
};

const withPassword = (url: string, password: string): string => {
  const address = new URL(url);
  address.password = password;
  return address.href;
};

test("an address that is none says how one looks", async () => {
  const bare = "postgresql://user:100%s3cret@localhost/x";
  for (const url of ["nonsense", "mysql://root:s3cret@localhost/x", "postgresql://user:s3cret@localhost", bare]) {
    expect(await sentence(url)).toMatch(/must look like postgresql:/);
  }
});

test("a file that the address names and nobody can read is named", async () => {
  expect(await sentence("postgresql://user:s3cret@localhost/x?sslrootcert=/missing.pem")).toBe(
    "The address in DATABASE_URL names the file /missing.pem, which cannot be read (ENOENT).",
  );
});

test("the sentence names the variable that the address came from", async () => {
  const failed = connectOrExplain(inDatabase(database.url, "missing"), { variable: "MIGRATION_DATABASE_URL" });
  await expect(failed).rejects.toThrow(/^The database missing of MIGRATION_DATABASE_URL does not exist/);
});

test("a server that is not there is named", async () => {
  const port = await freePort();
  expect(await sentence(`postgresql://user:s3cret@127.0.0.1:${port}/x`)).toBe(
    `No PostgreSQL answers at 127.0.0.1:${port}, the server of DATABASE_URL.`,
  );
  expect(await sentence("postgresql://user:s3cret@nowhere.invalid/x")).toMatch(/nowhere\.invalid:5432 .* cannot be found/);
});

test("a wrong password and an unknown user are told as a refusal of that user", async () => {
  expect(await sentence(withPassword(database.url, "s3cret"))).toMatch(/refuses the user onerow/);
  expect(await sentence(withPassword(database.url.replace("onerow:", "stranger:"), "s3cret"))).toMatch(/refuses the user stranger/);
});

test("a database that does not exist is named", async () => {
  expect(await sentence(inDatabase(database.url, "missing"))).toMatch(/^The database missing of DATABASE_URL does not exist/);
});

test("a server that speaks something else is told apart from one that is not there", async () => {
  const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  expect(await sentence(`postgresql://user:s3cret@127.0.0.1:${port}/x`)).toMatch(/cannot be reached/);
  server.close();
});
