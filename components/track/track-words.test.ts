import { describe, expect, test } from "vitest";
import { historySentence } from "@/components/track/history-words";
import { lineNotes, whereUnitsAre } from "@/components/track/line-words";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import type { TrackEvent, TrackView } from "@/lib/track/read-track";

const event = (move: string, changes: Record<string, unknown>, actorKind: TrackEvent["actorKind"] = "user"): TrackEvent => ({
  version: 3,
  move,
  actorKind,
  at: new Date(0),
  changes,
});

const line = someLine(1, 10, { unallocated: 0, shipped: 4, delivered: 1, picked: 2, backordered: 3, canceled: 1, cancelPending: 1 });
const view = (more: Partial<TrackView>): TrackView => ({
  organization: { name: "Acme", timeZone: "UTC" },
  order: someOrder([line], { status: "in_fulfilment" }),
  shipTo: null,
  positions: new Map([[line.id, { lineId: line.id, position: 3, waitingSince: new Date(0) }]]),
  events: [],
  suggestions: [],
  cancel: { allowed: true, code: "ok", right: "cancel", owner: "front office" },
  ...more,
});

test("every unit of a line is somewhere, in a customer's words", () => {
  expect(whereUnitsAre(line, 3)).toBe("1 arrived · 3 on the way · 2 picked · 3 waiting, 3rd in line · 1 canceled");
});

describe("notes at a line", () => {
  const put = "1 of them is put back by our warehouse, and then canceled.";

  test("a short pick says how many wait again, and in which place", () => {
    const events = [event("short", { line: 1, units: 2, waiting: 2, elsewhere: 0 }), event("short", { line: 2, units: 9, waiting: 9 })];
    expect(lineNotes(line, view({ events }))).toEqual(["2 could not be found when we picked; 2 wait again, 3rd in line.", put]);
  });

  test("or that others are there in their place", () => {
    const events = [event("short", { line: 1, units: 2, waiting: 1, elsewhere: 1 })];
    expect(lineNotes(line, view({ events }))[0]).toBe(
      "2 could not be found when we picked; 1 comes from other stock; 1 waits again, 3rd in line.",
    );
  });

  test("a substitute is named at the line that it stands for, and that one at the substitute", () => {
    const [tea, other] = [someLine(1, 3), { ...someLine(2, 1), name: "Other tea" }];
    const events = [event("substitute", { line: 1, units: 1, substitute: { line: 2, sku: "OTHER" } })];
    const seen = view({ events, order: someOrder([tea, other], { status: "placed" }) });
    expect(lineNotes(tea, seen)).toEqual(["1 is replaced by Other tea."]);
    expect(lineNotes(other, seen)).toEqual([`Instead of ${tea.name}.`]);
  });

  test("an open suggestion names the other product; once all has left, old troubles are told no more", () => {
    const suggestions = [{ lineId: line.id, units: 2, name: "Other tea" }];
    expect(lineNotes(line, view({ suggestions }))[0]).toBe("We suggest Other tea instead of 2 of them, and get back to you.");
    const sent = someLine(1, 2, { unallocated: 0, shipped: 2 });
    const events = [event("short", { line: 1, units: 2, waiting: 2, elsewhere: 0 })];
    expect(lineNotes(sent, view({ events, order: someOrder([sent], { status: "shipped" }) }))).toEqual([]);
  });
});

describe("what happened", () => {
  const canceled = [{ line: 1, units: 3, put_back: 3 }];

  test("a cancel says who, how many at once and how many are put back", () => {
    expect(historySentence(event("cancel", { canceled }, "customer"))?.text).toBe(
      "You canceled 3 units, and 3 units that had been picked, to be put back",
    );
    expect(historySentence(event("cancel", { canceled: [{ line: 1, units: 1 }] }))?.text).toBe("We canceled 1 unit");
  });

  test("what left and arrived is told in pieces, as it is packed", () => {
    expect(historySentence(event("ship", { units: 18 }))?.text).toBe("18 pieces left our warehouse");
    expect(historySentence(event("deliver", { units: 1 }))?.text).toBe("1 piece arrived");
  });

  test("what only concerns the floor is not told", () => {
    expect(historySentence(event("release", { units: 3 }))).toBeNull();
    expect(historySentence(event("pick", { units: 3 }))).toBeNull();
  });
});
