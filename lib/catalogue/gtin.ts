/** GTIN-8, -12, -13 or -14 whose last digit is the GS1 check digit of the others. */
export const isGtin = (text: string): boolean => /^(\d{8}|\d{12,14})$/.test(text) && hasCheckDigit(text);

/** Whether the digits of a GS1 key end with their check digit. */
export const hasCheckDigit = (text: string): boolean => /^\d{2,}$/.test(text) && checkDigit(text.slice(0, -1)) === Number(text.at(-1));

/** Weights 3 and 1 alternate from the right; the check digit lifts the sum to the next ten. */
export function checkDigit(digits: string): number {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
