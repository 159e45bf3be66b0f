import { hash, verify } from "@node-rs/argon2";

const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

// Nobody knows a password for it. An unknown account is compared with it, so that its answer takes as long as any other.
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$dSPNsHQjK5BPf0vuHgyCxw$eBtgsaMwxDIWgXdpHhSO3YZmh2a7jDXceq8f26XF3ns";

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Takes the same time with and without an account. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password);
  return matches && Boolean(passwordHash);
}
