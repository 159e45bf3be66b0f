import { expect, test } from "vitest";
import type { ScanEntry } from "@/components/floor/scan-entry";
import type { QueueState } from "@/components/floor/scan-queue";
import { connectionWords, othersWords } from "@/components/floor/shell/connection-words";

const queue = (connection: QueueState["connection"], waiting: number, ofOthers = 0): QueueState => ({
  connection,
  waiting: Array.from({ length: waiting }, () => ({}) as ScanEntry),
  refused: [],
  ofOthers,
});

test("the bar says whether there is a connection and how many scans wait", () => {
  expect(connectionWords(true, null).text).toBe("Connected");
  expect(connectionWords(true, queue("unknown", 0)).text).toBe("Connected");
  expect(connectionWords(true, queue("connected", 1)).text).toBe("Connected, 1 scan waits");
  expect(connectionWords(false, queue("connected", 0)).text).toBe("No connection");
  expect(connectionWords(true, queue("disconnected", 3)).text).toBe("No connection, 3 scans wait");
  expect(connectionWords(false, null).text).toBe("No connection");
  expect(connectionWords(true, queue("signed_out", 2)).text).toBe("Signed out, 2 scans wait");
});

test("scans that somebody else left are not passed over", () => {
  expect(othersWords(queue("connected", 0))).toBeNull();
  expect(othersWords(queue("connected", 0, 1))).toBe("1 scan of somebody else waits for its person");
  expect(othersWords(queue("connected", 0, 4))).toBe("4 scans of others wait for their person");
});
