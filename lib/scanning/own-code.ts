import { plainCode } from "@/lib/scanning/plain-code";

/** Kinds of Code 128 labels that a warehouse prints for itself, by the letter in front. */
const LETTERS = { bin: "B", tote: "T", order: "O", task: "K", badge: "P" } as const;

export type OwnKind = keyof typeof LETTERS;

const KINDS = new Map<string, OwnKind>(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as OwnKind]));
// What every scanner sends unchanged through a keyboard: printable ASCII.
const FORM = /^([BTOKP])-([!-~](?:[ -~]{0,38}[!-~])?)$/i;

/** What the barcode of a label holds; the code itself is not changed, so that it can be looked up as it was given. */
export function ownCode(kind: OwnKind, code: string): string {
  const text = `${LETTERS[kind]}-${code}`;
  if (!FORM.test(text)) throw new Error(`A ${kind} code has 1 to 40 plain characters: ${JSON.stringify(code)}`);
  return text;
}

export function readOwnCode(text: string): { kind: OwnKind; code: string } | null {
  const [, letter, code] = FORM.exec(plainCode(text)) ?? [];
  const kind = letter && KINDS.get(letter.toUpperCase());
  return kind && code ? { kind, code } : null;
}
