import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type QueueOptions, ScanQueue } from "@/components/floor/scan-queue";
import { CountingServer } from "@/components/floor/testing/counting-server";

const RETRY_MS = [30];
const server = new CountingServer();
const open: ScanQueue[] = [];
let device = 0;

beforeEach(async () => {
  device += 1;
  server.arrivals.length = 0;
  server.counted.clear();
  server.answer = () => ({ status: 200, body: { ok: true } });
  await server.plugIn();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.close()));
  await server.pullCable();
});

const scan = (code: string) => ({ url: server.url, body: { code } });
const codes = () => server.arrivals.map(({ body }) => (body as { code: string }).code);

async function visit(options: Partial<QueueOptions> = {}): Promise<ScanQueue> {
  const queue = await ScanQueue.open({ person: "ana", name: `tablet-${device}`, retryMs: RETRY_MS, ...options });
  open.push(queue);
  return queue;
}

/** Waits until the queue says so; it tells of every change. */
function until(queue: ScanQueue, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = queue.subscribe(look);
    look();
  });
}

test("a scan is sent at once and its answer comes back", async () => {
  const queue = await visit();
  server.answer = ({ body }) => ({ status: 201, body: { got: body } });
  const entry = await queue.submit(scan("B-A-01"));
  expect(entry).toMatchObject({ state: "accepted", status: 201, person: "ana", answer: { got: { code: "B-A-01" } } });
  expect(server.arrivals).toEqual([{ key: entry.key, body: { code: "B-A-01" } }]);
  expect(queue.state()).toMatchObject({ connection: "connected", waiting: [], refused: [] });
});

test("scans made without a connection are kept over a reload and sent in order, once each", async () => {
  const queue = await visit({ retryMs: [60_000] });
  await server.pullCable();
  const kept = [await queue.submit(scan("1")), await queue.submit(scan("2")), await queue.submit(scan("3"))];
  expect(kept.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
  expect(queue.state()).toMatchObject({ connection: "disconnected", waiting: kept.map(({ key }) => ({ key })) });
  await queue.close();

  await server.plugIn();
  const again = await visit();
  await until(again, () => again.state().waiting.length === 0);
  expect(codes()).toEqual(["1", "2", "3"]);
  expect(server.arrivals.map(({ key }) => key)).toEqual(kept.map(({ key }) => key));
  expect(again.state().connection).toBe("connected");
});

test("the connection comes back by itself, and a scan made meanwhile stays behind the earlier ones", async () => {
  const queue = await visit();
  await server.pullCable();
  await queue.submit(scan("1"));
  await queue.submit(scan("2"));
  await server.plugIn();
  await until(queue, () => queue.state().waiting.length === 0);
  await queue.submit(scan("3"));
  expect(codes()).toEqual(["1", "2", "3"]);
});

test("a scan whose answer was lost is counted once", async () => {
  const queue = await visit({ retryMs: [60_000] });
  server.answer = () => "lost";
  const entry = await queue.submit(scan("1"));
  expect(entry.state).toBe("waiting");
  expect(queue.state().connection).toBe("disconnected");
  server.answer = () => ({ status: 200, body: { replayed: true } });
  await queue.replay();
  expect(server.arrivals.map(({ key }) => key)).toEqual([entry.key, entry.key]);
  expect([...server.counted.keys()]).toEqual([entry.key]);
  expect(queue.state().waiting).toEqual([]);
});

test("a refused scan stops no other, stays after a reload and goes only when it was seen", async () => {
  const queue = await visit({ retryMs: [60_000] });
  await server.pullCable();
  for (const code of ["1", "gone", "3"]) await queue.submit(scan(code));
  await server.plugIn();
  server.answer = ({ body }) =>
    (body as { code: string }).code === "gone"
      ? { status: 409, body: { code: "work_gone", detail: "The task was canceled." } }
      : { status: 200 };
  await queue.replay();
  expect(codes()).toEqual(["1", "gone", "3"]);
  await queue.close();

  const again = await visit();
  const [refused] = again.state().refused;
  expect(refused).toMatchObject({ body: { code: "gone" }, status: 409, answer: { detail: "The task was canceled." } });
  await again.dismiss(refused?.key ?? "");
  expect(again.state().refused).toEqual([]);
  expect(codes()).toEqual(["1", "gone", "3"]);
});

test("the caller says what a refusal is, and a person may have it sent again", async () => {
  const queue = await visit({ isRefusal: ({ answer }) => (answer as { verdict: string }).verdict !== "accepted" });
  server.answer = () => ({ status: 200, body: { verdict: "wrong_bin" } });
  const { key, state } = await queue.submit(scan("1"));
  expect(state).toBe("refused");
  server.answer = () => ({ status: 200, body: { verdict: "accepted" } });
  await queue.retry(key);
  expect(queue.state()).toMatchObject({ waiting: [], refused: [] });
  expect(server.arrivals.map((arrival) => arrival.key)).toEqual([key, key]);
});

test("two tabs of a device send every scan once", async () => {
  const tabs = [await visit({ retryMs: [60_000] }), await visit({ retryMs: [60_000] })];
  await server.pullCable();
  await Promise.all(tabs.flatMap((tab, index) => ["1", "2", "3"].map((code) => tab.submit(scan(`${index}-${code}`)))));
  await server.plugIn();
  await Promise.all([...tabs, ...tabs].map((tab) => tab.replay()));
  expect(server.arrivals).toHaveLength(6);
  expect(new Set(server.arrivals.map(({ key }) => key)).size).toBe(6);
  for (const tab of tabs) await until(tab, () => tab.state().waiting.length === 0);
});

test("nobody's scans are sent under another person's name", async () => {
  const ana = await visit({ retryMs: [60_000] });
  await server.pullCable();
  await ana.submit(scan("of-ana"));
  await ana.close();
  await server.plugIn();

  const bora = await visit({ person: "bora" });
  await bora.submit(scan("of-bora"));
  expect(codes()).toEqual(["of-bora"]);
  expect(bora.state()).toMatchObject({ waiting: [], ofOthers: 1 });
  await bora.close();

  const back = await visit();
  await until(back, () => back.state().waiting.length === 0);
  expect(codes()).toEqual(["of-bora", "of-ana"]);
});

test("an answer that says later is not a refusal", async () => {
  const queue = await visit();
  const answers = [
    { status: 409, headers: { "retry-after": "0.02" } },
    { status: 503, headers: { "retry-after": "0.02" } },
    { status: 502 },
    { status: 200 },
  ];
  server.answer = () => answers.shift() ?? { status: 200 };
  const entry = await queue.submit(scan("1"));
  expect(entry.state).toBe("waiting");
  await until(queue, () => queue.state().waiting.length === 0);
  expect(server.arrivals.map(({ key }) => key)).toEqual([entry.key, entry.key, entry.key, entry.key]);
  expect(queue.state().refused).toEqual([]);
});

test("a scan that the server fails on again and again is shown, and the next one goes", async () => {
  const queue = await visit();
  server.answer = ({ body }) => ({ status: (body as { code: string }).code === "poison" ? 500 : 200 });
  await queue.submit(scan("poison"));
  await queue.submit(scan("fine"));
  await until(queue, () => queue.state().waiting.length === 0);
  expect(codes()).toEqual(["poison", "poison", "poison", "poison", "poison", "fine"]);
  expect(queue.state().refused).toMatchObject([{ body: { code: "poison" }, status: 500 }]);
});

test.each([{ status: 401 }, { status: 303, headers: { location: "/sign-in" } }])(
  "a session that ended loses no scan (%j)",
  async (answer) => {
    const queue = await visit({ retryMs: [60_000] });
    server.answer = () => answer;
    await queue.submit(scan("1"));
    expect(queue.state()).toMatchObject({ connection: "signed_out", waiting: [{ body: { code: "1" } }] });
    server.answer = () => ({ status: 200 });
    await queue.replay();
    expect(queue.state()).toMatchObject({ connection: "connected", waiting: [] });
  },
);

test("a server that is silent does not hold up the person", async () => {
  const silent: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
      release = () => reject(new Error("cut"));
    });
  let release = (): void => {};
  const queue = await visit({ fetch: silent, patienceMs: 20, retryMs: [60_000] });
  expect(await queue.submit(scan("1"))).toMatchObject({ state: "waiting" });
  release();
});

test("whose refusal the caller tells is known, and whose nobody has told", async () => {
  server.answer = () => ({ status: 409, body: { detail: "The task was canceled." } });
  const queue = await visit();
  const now = await queue.submit(scan("1"));
  expect([now.state, queue.isAwaited(now.key)]).toEqual(["refused", true]);
  await queue.dismiss(now.key);
  await server.pullCable();
  const later = await queue.submit(scan("2"));
  expect([later.state, queue.isAwaited(later.key)]).toEqual(["waiting", false]);
  await server.plugIn();
  await queue.replay();
  expect(queue.state().refused).toMatchObject([{ key: later.key }]);
  expect(queue.isAwaited(later.key)).toBe(false);
});

test("work that was handed over under a key of its own is found again under it", async () => {
  const queue = await visit();
  const { key } = await queue.submit(scan("1"), "a-key-of-its-own");
  expect(key).toBe("a-key-of-its-own");
  expect(await queue.answerOf(key)).toMatchObject({ state: "accepted" });
  expect(await queue.answerOf("never-sent")).toBeUndefined();
});

test("old answers are forgotten, waiting and refused scans are not", async () => {
  const queue = await visit();
  server.answer = ({ body }) => ({ status: (body as { code: string }).code === "no" ? 422 : 200 });
  const first = await queue.submit(scan("first"));
  await queue.submit(scan("no"));
  for (let index = 0; index < 55; index++) await queue.submit(scan(String(index)));
  expect(queue.state().refused).toHaveLength(1);
  await expect(queue.answerOf(first.key)).resolves.toBeUndefined();
});
