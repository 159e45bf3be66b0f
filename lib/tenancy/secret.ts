import { createHash, randomBytes } from "node:crypto";

const BYTES = 32;
const PREFIX_SHOWN = 8;

/** 256 random bits; only their hash is ever stored. */
export const mintSecret = (prefix = ""): string => prefix + randomBytes(BYTES).toString("base64url");

// No salt and no slow hash: nobody can guess 256 random bits, and the hash must find its row by an index.
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export const API_KEY_PREFIX = "onr_";

/** What is kept of a key in the clear, so that a person can tell keys apart. */
export const shownPrefix = (secret: string): string => secret.slice(0, API_KEY_PREFIX.length + PREFIX_SHOWN);
