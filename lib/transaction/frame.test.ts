import { describe, expect, test } from "vitest";
import { customerCredit } from "@/db/schema/customers";
import { ChangeSet } from "@/lib/transaction/change-set";
import { backoffMs, isConnectionLost, isRetryable } from "@/lib/transaction/faults";
import { hashBody } from "@/lib/transaction/idempotency";
import { makeIds } from "@/lib/transaction/ids";

const fault = (code: string, more: object = {}) => Object.assign(new Error("database"), { code, ...more });

describe("a fault", () => {
  test("of a lost race is decided again, any other violation is not", () => {
    expect(["40001", "40P01"].every((code) => isRetryable(fault(code), []))).toBe(true);
    expect(isRetryable(fault("23505", { constraint: "orders_external" }), ["orders_external"])).toBe(true);
    expect(isRetryable(fault("23505", { constraint: "orders_number" }), ["orders_external"])).toBe(false);
    expect(isRetryable(fault("23514"), ["orders_external"])).toBe(false);
  });

  test("of the connection is told from an answer of the database", () => {
    expect(
      [fault("57P01"), fault("08006"), fault("ECONNRESET"), new Error("Connection terminated unexpectedly")].every(isConnectionLost),
    ).toBe(true);
    expect([fault("23505"), fault("OR001"), fault("22012"), new Error("Bug: a line is missing"), "text"].some(isConnectionLost)).toBe(
      false,
    );
  });

  test("is waited for longer each time, within bounds", () => {
    for (let attempt = 1; attempt < 20; attempt += 1) {
      const wait = backoffMs(attempt);
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(600);
    }
  });
});

describe("the ids of a command", () => {
  test("are the same for every attempt", () => {
    const ids = makeIds();
    const first = [ids.next(), ids.next()];
    ids.rewind();
    expect([ids.next(), ids.next(), ids.commitId]).toEqual([...first, ids.commitId]);
    expect(ids.next()).not.toBe(first[0]);
  });
});

describe("the hash of a body", () => {
  test("is the same however its members are ordered, and different for different values", () => {
    expect(hashBody({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(hashBody({ b: { c: [1, 2] }, a: 1 }));
    expect(hashBody({ lines: [1, 2] })).not.toBe(hashBody({ lines: [2, 1] }));
    expect(hashBody({ a: "1" })).not.toBe(hashBody({ a: 1 }));
  });
});

describe("a change set", () => {
  test("sums deltas whatever the order of the key's members", () => {
    const changes = new ChangeSet()
      .add(customerCredit, { customerId: "c", currency: "EUR" }, { exposureMinor: 3 })
      .add(customerCredit, { currency: "EUR", customerId: "c" }, { exposureMinor: -5 });
    expect([...(changes.updates.get(customerCredit)?.values() ?? [])].map(({ add }) => add)).toEqual([{ exposureMinor: -2 }]);
  });

  test("without rows is empty", () => {
    expect(new ChangeSet().insert(customerCredit).isEmpty).toBe(true);
  });
});
