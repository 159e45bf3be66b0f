let codesByName: ReadonlyMap<string, string> | undefined;

/** "DE" for "de" and for "Germany"; what is no country that we know stays as it is, in capitals. */
export function countryCode(text: string): string {
  const typed = text.trim();
  if (/^[A-Za-z]{2}$/.test(typed)) return typed.toUpperCase();
  codesByName ??= readNames();
  return codesByName.get(typed.toLowerCase()) ?? typed.toUpperCase();
}

function readNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(codes.flatMap((code): [string, string][] => nameOf(names, code)));
}

function nameOf(names: Intl.DisplayNames, code: string): [string, string][] {
  const name = names.of(code);
  return name === undefined ? [] : [[name.toLowerCase(), code]];
}
