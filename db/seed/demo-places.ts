import { checkDigit } from "@/lib/catalogue/gtin";
import { putBarcode } from "@/lib/places/barcodes";
import { newBinsBody, putAwayBody } from "@/lib/places/inputs";
import { makeBins } from "@/lib/places/make-bins";
import { setPickBin } from "@/lib/places/pick-bins";
import { putAway } from "@/lib/places/put-away";
import { listToPutAway, type ToPutAway } from "@/lib/places/read-to-put-away";
import { addZone } from "@/lib/places/zones";
import { adjustmentBody } from "@/lib/receiving/inputs";
import { adjustStock } from "@/lib/receiving/adjust";
import type { Actor } from "@/lib/tenancy/actor";
import { answerOf } from "./answer-of";
import type { DemoProduct } from "./demo-products";

/** Bins of one zone: those from the first code to the last, walked in this order. */
type Bins = { zone: string; name: string; kind: string; code: string; to: string; walk: number };

const floor = (letter: string, racks: number, overflow: number): Bins[] => [
  { zone: "PICK", name: "Shelves", kind: "pick", code: `${letter}-01-1`, to: `${letter}-${racks}-4`, walk: 10 },
  { zone: "BULK", name: "Pallets", kind: "overflow", code: `${letter}P-01-1`, to: `${letter}P-${overflow}-2`, walk: 5000 },
  { zone: "DAMAGED", name: "Damaged goods", kind: "damaged", code: `${letter}D-1`, to: `${letter}D-3`, walk: 9000 },
  { zone: "HOLD", name: "Quarantine", kind: "quarantine", code: `${letter}H-1`, to: `${letter}H-2`, walk: 9500 },
];

const FLOORS = { BEG: floor("A", 32, 64), KOT: floor("K", 32, 40), NOV: floor("N", 32, 16) } as const;
const LOCATIONS = Object.entries(FLOORS);
/** What a shelf holds of one product, and when it is filled up again. */
const MOST = 120;
const LEAST = 24;

/** Zones, bins and a pick bin for every stocked product at every location; cases of twelve have barcodes. */
export async function openPlaces(admin: Actor, products: readonly DemoProduct[]): Promise<void> {
  for (const [location, floors] of LOCATIONS) {
    for (const { zone, name, ...bins } of floors) {
      must(await addZone(admin, { location, code: zone, name }));
      answerOf(await makeBins(admin, newBinsBody.parse({ location, zone, ...bins })));
    }
  }
  const stocked = products.filter(({ body }) => (body.kind ?? "stock") === "stock");
  for (const [index, { sku, body }] of stocked.entries()) {
    const shelf = `${String(1 + Math.floor(index / 4)).padStart(2, "0")}-${1 + (index % 4)}`;
    for (const [location, letter] of [
      ["BEG", "A"],
      ["KOT", "K"],
      ["NOV", "N"],
    ] as const) {
      const units = body.tracks_serials ? { leastUnits: 2, mostUnits: 6 } : { leastUnits: LEAST, mostUnits: MOST };
      must(await setPickBin(admin, sku, location, { bin: `${letter}-${shelf}`, ...units }));
    }
    if (body.gtin && Number(body.unit_price) < 12) must(await putBarcode(admin, caseOf(body.gtin), { sku, units: 12 }));
  }
}

/** The code of a case: packaging level 1 before the digits of the unit, and a check digit of its own. */
function caseOf(gtin: string): string {
  const digits = `1${gtin.slice(0, -1)}`;
  return `${digits}${checkDigit(digits)}`;
}

const AT_ONCE = 60;

/** Puts what waits into the proposed bins; with `leave`, as many products as that still wait afterwards. */
export async function putAwayAll(warehouse: Actor, now: Date, leave = 0): Promise<void> {
  for (const [location] of LOCATIONS) {
    const waiting = await listToPutAway(warehouse, { location });
    const lines = waiting.slice(0, Math.max(0, waiting.length - leave)).flatMap(linesOf);
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      answerOf(await putAway(warehouse, putAwayBody.parse({ location, lines: lines.slice(from, from + AT_ONCE) }), { now }));
    }
  }
}

const linesOf = ({ sku, condition, lot, proposals }: ToPutAway) =>
  proposals.map(({ bin, units }) => ({ sku, units, condition, lot, to: bin }));

/** Broken glasses lie in the bin for damaged goods until somebody decides about them. */
export async function keepDamaged(warehouse: Actor, now: Date): Promise<void> {
  const body = { location: "KOT", sku: "GLS-CL", units: 3, condition: "damaged", bin: "KD-1", reason: "damaged", note: "From the shelf" };
  answerOf(await adjustStock(warehouse, adjustmentBody.parse(body), { now }));
}

function must(outcome: { ok: boolean }): void {
  if (!outcome.ok) throw new Error(`The demo places cannot be made: ${JSON.stringify(outcome)}`);
}
