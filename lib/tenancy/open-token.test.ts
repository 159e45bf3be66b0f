import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { openToken } from "./open-token";

const SECRET = "a secret that is long enough for this";
const USER = "0198a000-0000-7000-8000-000000000001";
const ORG = "0198a000-0000-7000-8000-000000000002";

const sealed = (maxAge: number) => encode({ token: { sub: USER, org: ORG, pwd: "stamp" }, secret: SECRET, maxAge });

test("a token says the same when it is opened again, and nothing to another secret", async () => {
  const token = await sealed(60);
  const first = await openToken(token, SECRET);
  expect(first).toMatchObject({ userId: USER, orgId: ORG, passwordStamp: "stamp" });
  expect(await openToken(token, SECRET)).toEqual(first);
  expect(await openToken(token, `another ${SECRET}`)).toBeNull();
  expect(await openToken(`${token.slice(0, -4)}AAAA`, SECRET)).toBeNull();
});

test("a token that has ended is not opened from what was kept", async () => {
  const token = await sealed(60);
  expect(await openToken(token, SECRET)).not.toBeNull();
  expect(await openToken(token, SECRET, Date.now() + 61_000)).toBeNull();
});
