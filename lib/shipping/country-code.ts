// What people write and the list of English names does not have.
const ALSO: Readonly<Record<string, string>> = {
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  usa: "US",
  "united states of america": "US",
  "czech republic": "CZ",
  turkey: "TR",
  holland: "NL",
  macedonia: "MK",
};

let codesByName: ReadonlyMap<string, string> | undefined;

/** "DE" for "de" and for "Germany"; what is no country that we know stays as it is, in capitals. */
export function countryCode(text: string): string {
  const typed = text.trim();
  codesByName ??= readNames();
  const known = codesByName.get(plain(typed));
  return known ?? typed.toUpperCase();
}

/** Without accents, and with "and" as the list writes it. */
const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/\s+and\s+/g, " & ")
    .replaceAll(/[’']/g, "")
    .replaceAll(/\s+/g, " ");

function readNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const listed = codes.flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined ? [] : [[plain(name), code]];
  });
  return new Map([...listed, ...Object.entries(ALSO)]);
}
