import { beforeAll, expect, test } from "vitest";
import { hookSecret, judgeSignature, signatureOf } from "@/lib/shipping/hook-signature";

beforeAll(() => {
  process.env["NEXTAUTH_SECRET"] ??= "a secret that is long enough for tests of it";
});

const NOW = new Date("2026-11-22T06:00:00Z");
const timestamp = String(NOW.getTime() / 1000);
const message = { id: "msg_1", timestamp, body: '{"events":[]}' };

test("a signature is that of the standard for webhooks", () => {
  // The standard's own example.
  const example = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body: '{"test": 2432232314}' };
  expect(signatureOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", example)).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("a secret comes again out of its salt, and differs by hook, organization and salt", () => {
  const secret = hookSecret("o", "h", "s");
  expect(hookSecret("o", "h", "s")).toBe(secret);
  expect(new Set([secret, hookSecret("p", "h", "s"), hookSecret("o", "i", "s"), hookSecret("o", "h", "t")]).size).toBe(4);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});

test("what was signed by either secret within five minutes fits; anything else says why not", () => {
  const [now, before] = [hookSecret("o", "h", "2"), hookSecret("o", "h", "1")];
  const judge = (signature: string, more: object = {}, at = NOW) => judgeSignature([now, before], { ...message, signature, ...more }, at);
  const right = signatureOf(before, message);
  expect(judge(right)).toBe("fits");
  expect(judge(`v1,bm9uc2Vuc2U= ${right}`)).toBe("fits");
  expect(judge(signatureOf(hookSecret("o", "h", "3"), message))).toBe("wrong");
  expect(judge(right, { body: '{"events":[ ]}' })).toBe("wrong");
  expect(judge(right, { id: "msg_2" })).toBe("wrong");
  expect(judge(right.slice(3))).toBe("wrong");
  expect(judge(right, {}, new Date(NOW.getTime() + 301_000))).toBe("old");
  expect(judge(right, {}, new Date(NOW.getTime() - 301_000))).toBe("old");
  expect(judge("")).toBe("missing");
  expect(judge(right, { timestamp: "soon" })).toBe("missing");
});
