import { v7 } from "uuid";
import { expect, test } from "vitest";
import { decodeChange, encodeChanges } from "@/lib/live/channel";

const orgId = v7();
const some = (count: number) => new Set(Array.from({ length: count }, () => v7()));

test("what is encoded is decoded", () => {
  const orders = some(150);
  const [payload = ""] = encodeChanges(new Map([[orgId, orders]]));
  expect(decodeChange(payload)).toEqual({ orgId, orderIds: [...orders], all: false });
  expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
  expect(decodeChange(encodeChanges(new Map([[orgId, new Set<string>()]]))[0] ?? "")).toEqual({ orgId, orderIds: [], all: false });
});

test("more orders than fit into a payload become a look at everything", () => {
  expect(encodeChanges(new Map([[orgId, some(151)]]))).toEqual([`${orgId} *`]);
  expect(decodeChange(`${orgId} *`)).toEqual({ orgId, orderIds: [], all: true });
});

test("what others say on the channel is left alone", () => {
  expect(decodeChange("probe 1")).toBeNull();
  expect(decodeChange("")).toBeNull();
});
