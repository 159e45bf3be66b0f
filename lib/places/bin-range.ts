const PIECES = /\d+|[A-Z]+|[^A-Z\d]+/g;

/**
 * Every code from the first to the last, piece by piece: A-01-1 to A-20-4 is twenty times four. Numbers keep their width,
 * single letters count through the alphabet, everything else has to be the same. Null where the two make no range;
 * more codes than anybody wants are counted and not written out.
 */
export function codesBetween(first: string, last: string): string[] | number | null {
  const [from, to] = [first.match(PIECES) ?? [], last.match(PIECES) ?? []];
  if (from.length !== to.length) return null;
  const pieces: string[][] = [];
  for (const [index, piece] of from.entries()) {
    const steps = between(piece, to[index] ?? "");
    if (!steps) return null;
    pieces.push(steps);
  }
  const count = pieces.reduce((product, { length }) => product * length, 1);
  if (count > MOST) return count;
  return pieces.reduce((codes, steps) => codes.flatMap((code) => steps.map((step) => code + step)), [""]);
}

const MOST = 10_000;

function between(from: string, to: string): string[] | null {
  if (from === to) return [from];
  if (/^\d+$/.test(from) && /^\d+$/.test(to) && to.length >= from.length) {
    const [low, high] = [Number(from), Number(to)];
    if (high < low || high - low >= MOST) return null;
    return Array.from({ length: high - low + 1 }, (_, index) => String(low + index).padStart(from.length, "0"));
  }
  if (/^[A-Z]$/.test(from) && /^[A-Z]$/.test(to) && from < to) {
    const low = from.charCodeAt(0);
    return Array.from({ length: to.charCodeAt(0) - low + 1 }, (_, index) => String.fromCharCode(low + index));
  }
  return null;
}
