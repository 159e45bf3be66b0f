import { describe, expect, test } from "vitest";
import { historySentence } from "@/components/track/history-words";
import { consequences, scopeSentences } from "@/components/track/cancel-words";
import { lineNotes, whereUnitsAre } from "@/components/track/line-words";
import { formatMoney } from "@/components/ui/figure-format";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import type { CustomerCancel } from "@/lib/track/cancel";
import type { TrackEvent, TrackView } from "@/lib/track/read-track";

const event = (move: string, changes: Record<string, unknown>, actorKind: TrackEvent["actorKind"] = "user"): TrackEvent => ({
  version: 3,
  move,
  actorKind,
  at: new Date(0),
  changes,
});

const line = someLine(1, 10, { unallocated: 0, shipped: 4, delivered: 1, picked: 2, backordered: 3, canceled: 1, cancelPending: 1 });
const components = [
  { productId: "cup", unitsPerBundle: 2 },
  { productId: "pot", unitsPerBundle: 1 },
];
const bundle = someLine(1, 3, { id: "set", unallocated: 0, reserved: 1, backordered: 2, components });
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
    expect(historySentence(event("cancel", { canceled }, "customer"), [])?.text).toBe(
      "You canceled 3 units, and 3 units that had been picked, to be put back",
    );
    expect(historySentence(event("cancel", { canceled: [{ line: 1, units: 1 }] }), [])?.text).toBe("We canceled 1 unit");
  });

  test("what left and arrived is told in pieces, as it is packed", () => {
    expect(historySentence(event("ship", { units: 18 }), [])?.text).toBe("18 pieces left our warehouse");
    expect(historySentence(event("deliver", { units: 1 }), [])?.text).toBe("1 piece arrived");
  });

  test("of a bundle the parts that were not found are pieces, and what was put back is counted in bundles", () => {
    expect(historySentence(event("short", { line: 1, units: 4 }), [bundle])?.text).toBe("4 pieces could not be found when we picked");
    expect(historySentence(event("short", { line: 2, units: 4 }), [bundle, line])?.text).toBe("4 units could not be found when we picked");
    expect(historySentence(event("put_back", { line: 1, units: 2 }), [bundle])?.text).toBe("2 units put back and canceled");
    const events = [event("short", { line: 1, units: 4, waiting: 2, elsewhere: 0 })];
    expect(lineNotes(bundle, view({ events, order: someOrder([bundle], { status: "in_fulfilment" }) }))).toEqual([
      "4 pieces could not be found when we picked; 2 wait again.",
    ]);
  });

  test("what only concerns the floor is not told", () => {
    expect(historySentence(event("release", { units: 3 }), [])).toBeNull();
    expect(historySentence(event("pick", { units: 3 }), [])).toBeNull();
  });
});

describe("canceling, in a customer's words", () => {
  const nothing = { allowed: false, code: "nothing_to_cancel", right: "cancel", owner: "front office" } as const;
  const some = { ok: true, now: 0, putBack: 0, returnable: 0, goesOn: 0, services: [], dueLessMinor: 0, whole: false } as const;
  const paid = (paidMinor: number) => someOrder([someLine(1, 10)], { placedAt: new Date(0), paidMinor });
  const euro = (minor: number) => formatMoney(minor, "EUR");
  const tell = (more: Partial<CustomerCancel>, order = paid(0)) => consequences({ ...some, services: [], ...more }, order);

  test("the rest goes on only where something is left to send", () => {
    expect(tell({ putBack: 10 }).at(-1)).toBe("Nothing more of it is sent.");
    expect(tell({ now: 3, goesOn: 7 }).at(-1)).toBe("The rest of the order goes on.");
    expect(tell({ now: 6, returnable: 4 }).at(-1)).toBe("Nothing more of it is sent.");
    expect(tell({ now: 10, whole: true }).at(-1)).toBe("Nothing of the order is left then.");
  });

  test("who has paid gets it back; who has not owes less", () => {
    expect(tell({ now: 3, goesOn: 7, dueLessMinor: 3_000 })).toContain(`You owe ${euro(3_000)} less for it.`);
    expect(tell({ now: 3, goesOn: 7, dueLessMinor: 3_000 }, paid(10_000))).toContain(`You get ${euro(3_000)} back.`);
    expect(tell({ now: 3, goesOn: 7, dueLessMinor: 3_000 }, paid(8_000))).toContain(
      `You owe ${euro(2_000)} less, and get ${euro(1_000)} back.`,
    );
    const parked = someOrder([someLine(1, 10)], { status: "pending_approval" });
    expect(tell({ now: 10, dueLessMinor: 10_000, whole: true }, parked)).toEqual([
      "10 units are canceled at once.",
      "Nothing of the order is left then.",
    ]);
  });

  test("services are named and not counted as units", () => {
    const order = someOrder([someLine(1, 2), someLine(2, 1, { kind: "service", name: "Gift wrap" })]);
    const cancel = { ...nothing, allowed: true, code: "ok", units: 3 } as const;
    expect(scopeSentences(view({ order, cancel }))).toEqual(["2 units can be canceled at once."]);
    expect(tell({ now: 2, services: ["Gift wrap"], whole: true })[1]).toBe("Gift wrap is canceled with it.");
    const alone = someOrder([someLine(1, 1, { kind: "service" })]);
    expect(scopeSentences(view({ order: alone, cancel: { ...cancel, units: 1 } }))).toEqual([
      "Nobody has begun with it, so it can be canceled at once.",
    ]);
  });

  test("a bundle that is half picked is told so, and so is what the office asked back; else there is nothing to say", () => {
    const half = someOrder([{ ...bundle, backordered: 0 }], { status: "in_fulfilment" });
    expect(scopeSentences(view({ order: half, cancel: nothing }))).toEqual(["1 unit is being picked at this moment; look again shortly."]);
    const back = someOrder([someLine(1, 2, { unallocated: 0, picked: 2, cancelPending: 2 })], { status: "in_fulfilment" });
    expect(scopeSentences(view({ order: back, cancel: { ...nothing, pending: 2 } }))).toEqual([
      "2 units are put back by our warehouse at the moment, and then they are canceled.",
    ]);
    const arrived = someOrder([someLine(1, 2, { unallocated: 0, shipped: 2 })], { status: "in_fulfilment" });
    expect(scopeSentences(view({ order: arrived, cancel: nothing }))).toEqual([]);
  });
});
