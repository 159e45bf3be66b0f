const BYTES = 16;

/** A key that nobody else makes. Not randomUUID, which browsers keep from pages that do not come over https. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("");
