export type Item = { units: number; weightG: number | null; lengthMm: number | null; widthMm: number | null; heightMm: number | null };

export type Carton = { code: string; lengthMm: number; widthMm: number; heightMm: number; tareG: number; mostG: number };

export type Suggestion<C> = {
  carton: C | null;
  /** Why the next smaller ones, or all of them, do not do; null for an empty package. */
  because: "too_long" | "too_heavy" | "too_big" | null;
  /** Units of items whose size or weight nobody entered: they were counted as nothing. */
  unmeasuredUnits: number;
};

// Goods never fill a box to its corners.
const FILL = 0.85;

/**
 * The smallest carton that holds the items: every side of every item fits however it is turned, their volume fills no more than
 * 85 % of it (one single unit may fill it wholly), and the weight with the carton's own stays within its limit.
 */
export function suggestCarton<C extends Carton>(items: readonly Item[], cartons: readonly C[]): Suggestion<C> {
  const goods = items.filter(({ units }) => units > 0);
  const unmeasuredUnits = goods
    .filter((item) => volumeOf(item) === null || item.weightG === null)
    .reduce((sum, { units }) => sum + units, 0);
  const bySize = cartons.toSorted((a, b) => roomIn(a) - roomIn(b) || a.tareG - b.tareG || (a.code < b.code ? -1 : 1));
  let because: Suggestion<C>["because"] = null;
  for (const carton of bySize) {
    const obstacle = obstacleIn(carton, goods);
    if (obstacle === null) return { carton, because, unmeasuredUnits };
    because = obstacle;
  }
  return { carton: null, because, unmeasuredUnits };
}

function obstacleIn(carton: Carton, goods: readonly Item[]): "too_long" | "too_heavy" | "too_big" | null {
  if (!goods.every((item) => sidesFit(carton, item))) return "too_long";
  const weightG = goods.reduce((sum, { units, weightG: each }) => sum + units * (each ?? 0), carton.tareG);
  if (weightG > carton.mostG) return "too_heavy";
  const units = goods.reduce((sum, item) => sum + item.units, 0);
  const volume = goods.reduce((sum, item) => sum + item.units * (volumeOf(item) ?? 0), 0);
  return volume > roomIn(carton) * (units === 1 ? 1 : FILL) ? "too_big" : null;
}

/** Longest side against longest side, and so on; a side that nobody measured fits. */
function sidesFit(carton: Carton, { lengthMm, widthMm, heightMm }: Item): boolean {
  const inner = [carton.lengthMm, carton.widthMm, carton.heightMm].toSorted((a, b) => b - a);
  const outer = [lengthMm, widthMm, heightMm].filter((side) => side !== null).toSorted((a, b) => b - a);
  return outer.every((side, index) => side <= (inner[index] ?? 0));
}

const roomIn = ({ lengthMm, widthMm, heightMm }: Carton): number => lengthMm * widthMm * heightMm;

const volumeOf = ({ lengthMm, widthMm, heightMm }: Item): number | null =>
  lengthMm === null || widthMm === null || heightMm === null ? null : lengthMm * widthMm * heightMm;
