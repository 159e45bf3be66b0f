import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BegunWork, begunAt, forgetOldWork } from "@/components/floor/work/begun-work";

/** What a browser keeps: names and texts, listed as its own properties. */
function browserStorage(): Storage {
  const methods = {
    getItem: (name: string): string | null => (kept as unknown as Record<string, string>)[name] ?? null,
    setItem: (name: string, text: string): void => {
      (kept as unknown as Record<string, string>)[name] = text;
    },
    removeItem: (name: string): void => {
      delete (kept as unknown as Record<string, string>)[name];
    },
  };
  const kept = Object.create(methods) as Storage;
  return kept;
}

beforeEach(() => {
  vi.stubGlobal("localStorage", browserStorage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const DAY_MS = 24 * 60 * 60 * 1000;

test("what was begun is there again for the same person and task alone, and gone once it was sent", () => {
  const first = new BegunWork<string[]>("ana", "count 1 open");
  expect([first.state(), first.takenUpAt()]).toEqual([null, null]);
  first.keep(["CUP"]);
  first.keep(["CUP", "CUP"]);
  expect(first.takenUpAt()).toBeNull();

  const again = new BegunWork<string[]>("ana", "count 1 open");
  expect(again.state()).toMatchObject({ work: ["CUP", "CUP"], key: null });
  expect(again.takenUpAt()).toBe(first.state()?.at);
  expect(begunAt("ana", "count 1 open")).toBe(first.state()?.at);
  expect(begunAt("ben", "count 1 open")).toBeNull();
  expect(new BegunWork("ben", "count 1 open").state()).toBeNull();
  expect(new BegunWork("ana", "count 1 recount").state()).toBeNull();

  again.forget();
  expect([again.state(), again.takenUpAt()]).toEqual([null, null]);
  expect(new BegunWork("ana", "count 1 open").state()).toBeNull();
});

test("the key is kept before the work is handed over, and goes when the work goes on", () => {
  const work = new BegunWork<number>("ana", "receive blind MAIN");
  const key = work.send(3);
  expect(new BegunWork("ana", "receive blind MAIN").state()).toMatchObject({ work: 3, key });
  work.keep(4);
  expect(new BegunWork("ana", "receive blind MAIN").state()).toMatchObject({ work: 4, key: null });
});

test("what nobody went on with for a week is forgotten, and nothing else", () => {
  localStorage.setItem("onerow.locked", "1");
  new BegunWork<number>("ana", "count 1 open").keep(1);
  forgetOldWork(Date.now() + 6 * DAY_MS);
  expect(begunAt("ana", "count 1 open")).not.toBeNull();
  forgetOldWork(Date.now() + 8 * DAY_MS);
  expect(begunAt("ana", "count 1 open")).toBeNull();
  expect(localStorage.getItem("onerow.locked")).toBe("1");
});
