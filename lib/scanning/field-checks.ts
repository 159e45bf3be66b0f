import { hasCheckDigit } from "@/lib/catalogue/gtin";
import { isCountryCode, isCountryNumber, isCurrencyNumber } from "@/lib/scanning/iso-codes";

export type Check = keyof typeof CHECKS;

const SHORTEST_COMPANY_PREFIX = 4;
const CHARACTERS_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const CHARACTERS_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];
const PAIR_MODULUS = 1021;

/** What the content of a part must satisfy beyond its length and characters. */
const CHECKS = {
  check: hasCheckDigit,
  pair: hasCheckPair,
  prefix1: startsWithPrefix,
  prefix2: (text: string) => startsWithPrefix(text.slice(1)),
  letter: (text: string) => /\D/.test(text),
  day: (text: string) => isDay(text) && !text.endsWith("00"),
  day0: isDay,
  longday: (text: string) => isDate(Number(text.slice(0, 4)), text.slice(4)) && !text.endsWith("00"),
  hour: (text: string) => Number(text) < 24,
  sixty: (text: string) => Number(text) < 60,
  minute: (text: string) => Number(text.slice(0, 2)) < 24 && Number(text.slice(2)) < 60,
  zero: (text: string) => /^0+$/.test(text),
  some: (text: string) => /[1-9]/.test(text),
  leading: (text: string) => text === "0" || !text.startsWith("0"),
  bit: (text: string) => /^[01]$/.test(text),
  winding: (text: string) => /^[019]$/.test(text),
  sex: (text: string) => /^[0129]$/.test(text),
  hyphen: (text: string) => text === "-",
  medium: (text: string) => /^(0[1-9]|10|[89]\d)$/.test(text),
  latitude: (text: string) => Number(text) <= 1_800_000_000,
  longitude: (text: string) => Number(text) <= 3_600_000_000,
  piece: isPieceOfTotal,
  sequence: isPlaceInSequence,
  country: isCountryNumber,
  country999: (text: string) => text === "999" || isCountryNumber(text),
  alpha2: isCountryCode,
  currency: isCurrencyNumber,
  iban: isIban,
  percent: (text: string) => !/%(?![0-9A-Fa-f]{2})/.test(text),
  importer: (text: string) => /^[-\w]$/.test(text),
  base64: isBase64Url,
} satisfies Record<string, (text: string) => boolean>;

export const isCheck = (name: string): name is Check => name in CHECKS;
export const satisfies = (check: Check, text: string): boolean => CHECKS[check](text);

function startsWithPrefix(text: string): boolean {
  return text.length >= SHORTEST_COMPANY_PREFIX && /^\d+$/.test(text.slice(0, SHORTEST_COMPANY_PREFIX));
}

/** YYMMDD; day 00 says the month alone. No year 00 that is in use is other than 2000, a leap year. */
function isDay(text: string): boolean {
  return isDate(2000 + Number(text.slice(0, 2)), text.slice(2));
}

function isDate(year: number, monthAndDay: string): boolean {
  const [month, day] = [Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(2))];
  return month >= 1 && month <= 12 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isPieceOfTotal(text: string): boolean {
  const [piece, total] = [Number(text.slice(0, 2)), Number(text.slice(2))];
  return piece > 0 && piece <= total;
}

function isPlaceInSequence(text: string): boolean {
  const [, place, end] = /^([1-9])\/([1-9])$/.exec(text) ?? [];
  return place !== undefined && end !== undefined && place <= end;
}

/** Two characters at the end, from the sum of the others weighted with primes from the right. */
function hasCheckPair(text: string): boolean {
  if (text.length < 2) return false;
  const body = Array.from(text.slice(0, -2));
  const sum = body.toReversed().reduce((total, character, place) => total + CHARACTERS_82.indexOf(character) * (PRIMES[place] ?? 0), 0);
  const remainder = sum % PAIR_MODULUS;
  return text.slice(-2) === `${CHARACTERS_32.charAt(remainder >> 5)}${CHARACTERS_32.charAt(remainder & 31)}`;
}

function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{6,30}$/.test(text) || !isCountryCode(text.slice(0, 2))) return false;
  const digits = Array.from(`${text.slice(4)}${text.slice(0, 4)}`, (character) => Number.parseInt(character, 36)).join("");
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function isBase64Url(text: string): boolean {
  return /^[-\w]*={0,2}$/.test(text) && (!text.includes("=") || text.length % 4 === 0);
}
