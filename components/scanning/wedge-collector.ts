/** A key as a scanner presses it; `at` is in milliseconds. */
export type KeyPress = { key: string; at: number; ctrl: boolean; alt: boolean; meta: boolean };

/** part: belongs to a code that is still coming. */
export type Heard = { kind: "nothing" } | { kind: "part" } | { kind: "code"; code: string };

/** A scanner needs up to 60 ms for a key; a person who writes into a field rarely less than 100. */
export const GAP_IN_FIELD_MS = 100;
/** Nobody writes where no field is, so there a busy tablet may deliver the keys late. */
export const GAP_ELSEWHERE_MS = 500;
const SHORTEST_CODE = 3;
const LONGEST_CODE = 500;
const GROUP_SEPARATOR = "\u001D";
const ENDS = new Set(["Enter", "Tab"]);
// They come with the capitals of a code and mean nothing by themselves.
const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "CapsLock", "Meta"]);
const NOTHING: Heard = { kind: "nothing" };

/** Tells the keys of a scanner from those of a person by their speed, and puts them together into one code. */
export class WedgeCollector {
  #code = "";
  #last = Number.NEGATIVE_INFINITY;

  press(press: KeyPress, longestGapMs: number): Heard {
    if (MODIFIERS.has(press.key)) return NOTHING;
    if (press.at - this.#last > longestGapMs || this.#code.length >= LONGEST_CODE) this.forget();
    this.#last = press.at;
    if (ENDS.has(press.key)) return this.#end();
    const character = characterOf(press);
    if (character === null) {
      this.forget();
      return NOTHING;
    }
    this.#code += character;
    return this.#code.length > 1 ? { kind: "part" } : NOTHING;
  }

  forget(): void {
    this.#code = "";
  }

  #end(): Heard {
    const code = this.#code;
    this.forget();
    return code.length >= SHORTEST_CODE ? { kind: "code", code } : NOTHING;
  }
}

/** Scanners press Ctrl and ] for the separator of GS1 symbols; Ctrl and Alt together are the third level of a keyboard. */
function characterOf({ key, ctrl, alt, meta }: KeyPress): string | null {
  if (key === GROUP_SEPARATOR || (ctrl && !alt && (key === "]" || key === "5"))) return GROUP_SEPARATOR;
  const command = meta || ctrl !== alt;
  return command || Array.from(key).length !== 1 ? null : key;
}
