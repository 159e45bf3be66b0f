/** Digits without their groups: "1,204" and "1 204" are 1204. */
export const plainWhole = (text: string): string => {
  const bare = text.replaceAll(/[\s\u00a0]/g, "");
  return /^-?\d{1,3}([.,]\d{3})+$/.test(bare) ? bare.replaceAll(/[.,]/g, "") : bare;
};

/** A decimal with a point, whatever sign the writer uses; currency signs are left out. */
export function plainDecimal(text: string): string {
  const bare = text.replaceAll(/[\s\u00a0€$£]/g, "");
  const last = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  if (last < 0) return bare;
  const sign = bare.charAt(last);
  const other = sign === "," ? "." : ",";
  const repeated = bare.indexOf(sign) !== last;
  if (repeated) return bare.replaceAll(sign, "");
  return `${bare.slice(0, last).replaceAll(other, "")}.${bare.slice(last + 1)}`;
}

/** Whole units of 1 or more as typed; anything else counts nothing. */
export const plainUnits = (text: string): number => {
  const whole = plainWhole(text);
  return /^\d+$/.test(whole) ? Number(whole) : 0;
};
