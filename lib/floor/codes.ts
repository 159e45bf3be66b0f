import { createHash, randomInt } from "node:crypto";
import { readOwnCode } from "@/lib/scanning/own-code";
import { hashSecret, mintSecret } from "@/lib/tenancy/secret";

// Crockford's alphabet: none of its letters is taken for a figure when it is read off paper and typed.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BADGE_LENGTH = 16;
const ADMISSION_LENGTH = 10;

const DEVICE_PREFIX = "ord_";
const DEVICE_SECRET = /^ord_[\w-]{43}$/;

const randomCode = (length: number): string => Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");

/** 80 random bits: what the barcode of a badge holds. */
export const mintBadgeCode = (): string => randomCode(BADGE_LENGTH);

/** 50 random bits for half an hour, few enough to be typed on a tablet. */
export const mintAdmissionCode = (): string => randomCode(ADMISSION_LENGTH);

export const mintDeviceSecret = (): string => mintSecret(DEVICE_PREFIX);
export const isDeviceSecret = (secret: string): boolean => DEVICE_SECRET.test(secret);

/** As it was minted, however it was typed or scanned. */
export function plainCode(typed: string): string {
  const own = readOwnCode(typed.trim());
  const text = own?.kind === "badge" ? own.code : typed;
  return text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

/** Groups of four, for people. */
export const spacedCode = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, "$1 ");

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

export const hashBadgeCode = (code: string): string => digest(`badge:${code}`);

/** Never the hash of a device's secret, so a code that was overheard opens nothing by itself. */
export const hashAdmissionCode = (code: string): string => hashSecret(`admission:${code}`);
