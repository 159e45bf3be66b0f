const RETRY_STATES = new Set(["40001", "40P01"]);
const LOCK_TIMEOUT = "55P03";
const MISSED = "OR001";

const stateOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : undefined;

export const isLockTimeout = (error: unknown): boolean => stateOf(error) === LOCK_TIMEOUT;

/** The change set found something else than it expects: see `onerow_expect`. */
export const isMissed = (error: unknown): boolean => stateOf(error) === MISSED;

export const isDuplicate = (error: unknown): boolean => stateOf(error) === "23505";

/** The transaction lost against another one and left nothing behind: the same command may be decided again. */
export function isRetryable(error: unknown, retryConstraints: readonly string[]): boolean {
  const state = stateOf(error);
  if (state !== undefined && RETRY_STATES.has(state)) return true;
  if (state !== "23505" || typeof error !== "object" || error === null || !("constraint" in error)) return false;
  return retryConstraints.includes(String(error.constraint));
}

/** Others held what was needed, however often it was tried: nothing was done, and later it may well be. */
export const isContended = (error: unknown): boolean => isLockTimeout(error) || isRetryable(error, []);

/** The server let go of a transaction that sent nothing for too long. */
const STOOD_STILL = "25P03";

/** No SQLSTATE, or the class of connection faults and shutdowns: the answer, if there was one, did not reach us. */
export function isConnectionLost(error: unknown): boolean {
  const state = stateOf(error);
  if (state === undefined) return error instanceof Error && /connection|socket|terminated|ended|timeout/i.test(error.message);
  return state === STOOD_STILL || state.startsWith("08") || state.startsWith("57P") || /^E[A-Z]+$/.test(state);
}

/** Milliseconds to wait before the attempt: grows with each one, and differs so that two losers do not meet again. */
export const backoffMs = (attempt: number): number => Math.min(400, 4 * 2 ** attempt) * (0.5 + Math.random());

/** The driver's error: drizzle wraps what its own builders threw. */
export const faultIn = (error: unknown): unknown =>
  error instanceof Error && !("code" in error) && error.cause !== undefined ? error.cause : error;

const MOST_TRIES = 5;

/** Only for what may be done twice: tries again where the connection was lost, or the transaction lost against another one. */
export async function despitePassingFaults<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const fault = faultIn(error);
      const passes = isConnectionLost(fault) || isContended(fault);
      if (attempt === MOST_TRIES || !passes) throw error;
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
    }
  }
}
