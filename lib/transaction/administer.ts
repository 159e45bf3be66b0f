import { backoffMs, faultIn, isLockTimeout, isRetryable } from "@/lib/transaction/faults";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";

const MOST_ATTEMPTS = 8;

/**
 * Plain administration in one transaction, decided again when it lost a race: deadlock, lock timeout, or one of the named unique indexes.
 * `run` refuses before it writes, because a refusal that is returned after a write would commit that write.
 */
export async function administer<T>(orgId: string, run: (tx: Tx) => Promise<T>, retryOn: readonly string[] = []): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTenant(orgId, run);
    } catch (error) {
      const fault = faultIn(error);
      if (attempt === MOST_ATTEMPTS || !(isRetryable(fault, retryOn) || isLockTimeout(fault))) throw error;
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
    }
  }
}
