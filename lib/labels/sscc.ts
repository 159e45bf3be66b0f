import { checkDigit } from "@/lib/catalogue/gtin";

const DIGITS_BEFORE_CHECK = 17;

/**
 * The serial shipping container code of a package: the serial number fills what the company prefix leaves, with the extension
 * digit as its first, and is never used twice.
 */
export function ssccOf(companyPrefix: string, serial: number): string {
  if (!/^\d{4,12}$/.test(companyPrefix)) throw new Error(`A GS1 company prefix has 4 to 12 digits: ${JSON.stringify(companyPrefix)}`);
  const room = DIGITS_BEFORE_CHECK - companyPrefix.length;
  if (!Number.isSafeInteger(serial) || serial < 0 || serial >= 10 ** room) throw new Error(`No ${room}-digit serial number: ${serial}`);
  const digits = String(serial).padStart(room, "0");
  const body = `${digits.slice(0, 1)}${companyPrefix}${digits.slice(1)}`;
  return `${body}${checkDigit(body)}`;
}
