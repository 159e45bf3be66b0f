import { type Connection, database, inOneFlight } from "@/db/client";
import { idempotencyKey } from "@/db/schema/system";
import { assert } from "@/lib/result/refusal";
import type { ChangeSet } from "./change-set";
import { backoffMs, isConnectionLost, isDuplicate, isLockTimeout, isMissed, isRetryable } from "./faults";
import { type Ids, makeIds } from "./ids";
import { KEY_BUSY, lockKey, type OnceKey, type StoredAnswer } from "./idempotency";
import { enter, rollback, settle, type Tx } from "./in-tenant";
import { statementFor } from "./statement";
import { type Found, findTrace, type Trace, traceOf } from "./trace";

/** The receipt's stamp: the one transaction id of the move, and when it was recorded. */
export type Mark = { commitId: string; txid: string; at: string };

/** What a move decided: everything it writes and what it answers. Without a change set nothing is written. */
export type Decision<Answer> = { changes: ChangeSet | null; answer: Answer; status: number };

export type Command<Facts, Answer> = {
  orgId: string;
  once?: OnceKey | undefined;
  /** Flight one: reads, under the locks the move needs, all sent without waiting for one another. */
  read: (tx: Tx) => Promise<Facts>;
  /**
   * Flight one of the first attempt, without the locks on rows that everybody wants. What is decided from it names the
   * guards under which it still holds; where one of them fails nothing is written and the next attempt takes the locks.
   * Null where it shows at once that the locks are needed.
   */
  glance?: (tx: Tx) => Promise<Facts | null>;
  /**
   * Pure. "again" where the facts showed that more has to be locked than was: nothing is written and flight one is sent
   * anew. "lock" where a glance does not tell enough: the same transaction reads under the locks.
   */
  decide: (facts: Facts, ids: Ids) => Decision<Answer> | "again" | "lock";
  /** Puts the stamp into an answer that is about to be given, or was stored without it. */
  seal: (answer: Answer, mark: Mark) => Answer;
  /** Unique indexes whose violation means that somebody else was first and the facts must be read again. */
  retryOn?: readonly string[];
};

export type Outcome<Answer> =
  | { kind: "answer"; answer: Answer; status: number; mark: Mark | null; replayed: boolean }
  | { kind: "key_reused" }
  | { kind: "key_busy" };

/** What went out in a flight whose answer may be lost. */
type Sent<Answer> = { trace: Trace; answer: Answer; status: number };

const MOST_ATTEMPTS = 12;

/** Each of them is as long as a lock is waited for; after so many whoever asked is better told to come again. */
const MOST_LOCK_WAITS = 3;

/**
 * The frame every ledger command goes through: one transaction in two flights, decided again when it lost a race,
 * looked up when its outcome is unknown. Throws only faults; what a person can meet is an answer.
 */
export async function transact<Facts, Answer>(command: Command<Facts, Answer>): Promise<Outcome<Answer>> {
  const ids = makeIds();
  let unknown: Sent<Answer> | undefined;
  let lockWaits = 0;
  for (let attempt = 1; ; attempt += 1) {
    ids.rewind();
    const attempted: { sent?: Sent<Answer> } = {};
    const glance = attempt === 1 ? command.glance : undefined;
    try {
      const outcome = await attemptOnce(command, glance ?? command.read, ids, unknown, attempted);
      if (outcome !== "again") return outcome;
      assert(attempt < MOST_ATTEMPTS, "a command kept asking for more locks");
    } catch (error) {
      if (error === KEY_BUSY) return { kind: "key_busy" };
      if (glance && isMissed(error)) continue;
      const lost = isConnectionLost(error);
      if (lost) unknown = attempted.sent ?? unknown;
      // A row of our own stands in the way: the attempt whose answer was lost did commit, and the next look-up finds it.
      const ownRow = unknown !== undefined && isDuplicate(error);
      if (isLockTimeout(error)) lockWaits += 1;
      const waitOn = isLockTimeout(error) && lockWaits < MOST_LOCK_WAITS;
      const again = lost || ownRow || waitOn || isRetryable(error, command.retryOn ?? []);
      if (!again || attempt === MOST_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
    }
  }
}

async function attemptOnce<Facts, Answer>(
  command: Command<Facts, Answer>,
  look: (tx: Tx) => Promise<Facts | null>,
  ids: Ids,
  earlier: Sent<Answer> | undefined,
  attempted: { sent?: Sent<Answer> },
): Promise<Outcome<Answer> | "again"> {
  const { commitId } = ids;
  const connection = await database().connect();
  let broken: Error | undefined;
  try {
    const { tx, flight } = inOneFlight(connection, () => {
      const { tx, entered } = enter(connection, command.orgId, "move");
      return { tx, flight: settle(entered, readAll(tx, command.once, look, commitId, earlier?.trace)) };
    });
    const [, [stored, facts, found]] = await flight;
    const known = stored && command.once ? replay(command, stored, command.once) : undefined;
    if (known) {
      broken = await rollback(connection);
      return known;
    }
    if (earlier && found) {
      broken = await rollback(connection);
      const mark = { commitId, txid: found.txid, at: found.at.toISOString() };
      return { kind: "answer", answer: command.seal(earlier.answer, mark), status: earlier.status, mark, replayed: false };
    }
    const decision = await decideFrom(facts, command, ids, () => inOneFlight(connection, () => command.read(tx)));
    if (decision === "again") {
      broken = await rollback(connection);
      return "again";
    }
    if (!decision.changes) {
      broken = await rollback(connection);
      return { kind: "answer", answer: decision.answer, status: decision.status, mark: null, replayed: false };
    }
    if (command.once) decision.changes.insert(idempotencyKey, { ...command.once, status: decision.status, answer: decision.answer });
    const trace = traceOf(decision.changes);
    if (trace) attempted.sent = { trace, answer: decision.answer, status: decision.status };
    const mark = await writeAndCommit(connection, command.orgId, commitId, decision.changes);
    return { kind: "answer", answer: command.seal(decision.answer, mark), status: decision.status, mark, replayed: false };
  } catch (error) {
    broken = await rollback(connection);
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** Decides; where a glance does not tell enough, once more from what is read under the locks. */
async function decideFrom<Facts, Answer>(
  facts: Facts | null,
  command: Command<Facts, Answer>,
  ids: Ids,
  lock: () => Promise<Facts>,
): Promise<Decision<Answer> | "again"> {
  const decision = facts === null ? "lock" : command.decide(facts, ids);
  if (decision !== "lock") return decision;
  ids.rewind();
  const locked = command.decide(await lock(), ids);
  assert(locked !== "lock", "a command asked twice for the same locks");
  return locked;
}

/** All of flight one. After an unknown outcome the trace is looked for under the same locks as the first time. */
async function readAll<Facts>(
  tx: Tx,
  once: OnceKey | undefined,
  look: (tx: Tx) => Promise<Facts>,
  commitId: string,
  earlier: Trace | undefined,
): Promise<[StoredAnswer | undefined, Facts, Found | undefined]> {
  const stored = once ? lockKey(tx, once) : Promise.resolve(undefined);
  const facts = look(tx);
  const found = earlier ? facts.then(() => findTrace(tx, commitId, earlier)) : Promise.resolve(undefined);
  const [a, b, c] = await Promise.allSettled([stored, facts, found]);
  if (a.status === "rejected") throw a.reason;
  if (b.status === "rejected") throw b.reason;
  if (c.status === "rejected") throw c.reason;
  return [a.value, b.value, c.value];
}

function replay<Facts, Answer>(command: Command<Facts, Answer>, stored: StoredAnswer, once: OnceKey): Outcome<Answer> {
  if (stored.bodyHash !== once.bodyHash) return { kind: "key_reused" };
  const mark = { commitId: "", txid: stored.txid, at: stored.at.toISOString() };
  return { kind: "answer", answer: command.seal(stored.answer as Answer, mark), status: stored.status, mark, replayed: true };
}

/** Flight two: the whole change set and COMMIT right behind it. A COMMIT that answers ROLLBACK is a failure. */
async function writeAndCommit(connection: Connection, orgId: string, commitId: string, changes: ChangeSet): Promise<Mark> {
  const { name, text, record } = statementFor(changes);
  const [rows, ended] = await inOneFlight(connection, () =>
    settle(connection.query<{ txid: string; at: Date }>({ name, text, values: [orgId, commitId, record] }), connection.query("commit")),
  );
  assert(ended.command === "COMMIT", "COMMIT answered ROLLBACK after a write that seemed to succeed");
  const row = rows.rows[0];
  assert(row !== undefined, "the change set returned no stamp");
  return { commitId, txid: row.txid, at: row.at.toISOString() };
}
