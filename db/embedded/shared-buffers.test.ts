import { expect, test } from "vitest";
import { sharedBuffers } from "@/db/embedded/shared-buffers";

const GB = 1024 ** 3;
const UNLIMITED = 2 ** 64;

test.each([
  { machine: 16 * GB, limit: 0, buffers: "4096MB" },
  { machine: 16 * GB, limit: UNLIMITED, buffers: "4096MB" },
  { machine: 16 * GB, limit: 2 * GB, buffers: "512MB" },
  { machine: 256 * GB, limit: 0, buffers: "8192MB" },
  { machine: GB / 4, limit: 0, buffers: "128MB" },
])("a machine of $machine bytes with a limit of $limit gives $buffers", ({ machine, limit, buffers }) => {
  expect(sharedBuffers(machine, limit)).toBe(buffers);
});
