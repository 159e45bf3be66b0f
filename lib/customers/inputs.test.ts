import { describe, expect, test } from "vitest";
import type { Credit } from "@/lib/customers/customer";
import { bodyOfNewForm, creditLimitForm, customerBody, limitOfForm, newCustomerForm } from "@/lib/customers/inputs";
import { mergeAccount } from "@/lib/customers/merge-account";
import { wantedCredit } from "@/lib/customers/wanted-credit";

const body = (change: object = {}) => customerBody.safeParse({ name: "Adriatic", ...change });
const pathsOf = (change: object): string[] => {
  const parsed = body(change);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join("."));
};

describe("PUT /api/v1/customers/{code}", () => {
  test.each([
    [{ name: " " }, "name"],
    [{ name: "x".repeat(201) }, "name"],
    [{ kind: "company" }, "kind"],
    [{ currency: "eur" }, "currency"],
    [{ terms_days: 366 }, "terms_days"],
    [{ terms_days: 1.5 }, "terms_days"],
    [{ credit_limit: { amount_minor: -1, currency: "EUR" } }, "credit_limit.amount_minor"],
    [{ credit_limit: 100 }, "credit_limit"],
    [{ email: "nobody" }, "email"],
    [{ phone: "call me" }, "phone"],
    [{ ship_to: { latitude: 42 } }, "ship_to.longitude"],
    [{ ship_to: { city: "a\u0000b" } }, "ship_to.city"],
    [{ price_list: "no spaces" }, "price_list"],
  ])("%j is refused at its place", (change, path) => {
    expect(pathsOf(change)).toEqual([path]);
  });

  test("names in any script are kept, and null is a value of its own", () => {
    expect(body({ name: "فندق الأدرياتيك 🏨", credit_limit: null, email: null, ship_to: null, split: null }).success).toBe(true);
    expect(customerBody.parse({ name: "A" })).not.toHaveProperty("credit_limit");
  });
});

describe("the forms", () => {
  const form = (change: object = {}) =>
    newCustomerForm.parse({ code: "ADR-1", name: "Adriatic", kind: "business", currency: "eur", ...change });

  test("a new business account has the credit that was typed, or none", () => {
    expect(bodyOfNewForm(form({ limit: "10 000.50" })).credit_limit).toEqual({ amount_minor: 1_000_050, currency: "EUR" });
    expect(bodyOfNewForm(form({ limit: "1,250,000" })).credit_limit).toEqual({ amount_minor: 125_000_000, currency: "EUR" });
    expect(bodyOfNewForm(form()).credit_limit).toEqual({ amount_minor: 0, currency: "EUR" });
    expect(bodyOfNewForm(form({ kind: "consumer" }))).not.toHaveProperty("credit_limit");
  });

  test("an empty address is no address", () => {
    expect(bodyOfNewForm(form()).ship_to).toBeNull();
    expect(bodyOfNewForm(form({ city: "Kotor" })).ship_to).toMatchObject({ city: "Kotor", street: "" });
  });

  test("a limit knows the decimals of its currency", () => {
    const limit = (change: object) =>
      limitOfForm(creditLimitForm.parse({ code: "A", limited: "limit", currency: "EUR", limit: "12.5", ...change }));
    expect(limit({})).toBe(1250);
    expect(limit({ currency: "JPY", limit: "500" })).toBe(500);
    expect(limit({ currency: "KWD" })).toBe(12_500);
    expect(limit({ limited: "none", limit: "" })).toBeNull();
    expect(creditLimitForm.safeParse({ code: "A", limited: "limit", currency: "EUR", limit: "12,5" }).success).toBe(false);
    expect(creditLimitForm.safeParse({ code: "A", limited: "limit", currency: "EUR", limit: "" }).success).toBe(false);
  });
});

describe("who grants credit", () => {
  const wanted = (change: object, rows: Credit[] = [], mayGrant = false) => {
    const parsed = customerBody.parse({ name: "A", ...change });
    const stored = rows.length > 0 ? mergeAccount(null, customerBody.parse({ name: "A" }), "EUR") : null;
    return wantedCredit(stored, rows, mergeAccount(stored, parsed, "EUR"), parsed, mayGrant);
  };
  const row: Credit = { currency: "EUR", limitMinor: 500, exposureMinor: 200 };

  test("nothing said on a new account: no limit from who may grant it, none at all from others", () => {
    expect(wanted({}, [], true)).toEqual({ limits: [{ currency: "EUR", limitMinor: null }], grants: false });
    expect(wanted({})).toEqual({ limits: [{ currency: "EUR", limitMinor: 0 }], grants: false });
    expect(wanted({ kind: "consumer" })).toEqual({ limits: [], grants: false });
  });

  test("every other limit, lower ones too, is a grant; the same one is not", () => {
    expect(wanted({ credit_limit: { amount_minor: 1, currency: "EUR" } }).grants).toBe(true);
    expect(wanted({ credit_limit: null }).grants).toBe(true);
    expect(wanted({ credit_limit: { amount_minor: 0, currency: "EUR" } }).grants).toBe(false);
    expect(wanted({ credit_limit: { amount_minor: 500, currency: "EUR" } }, [row])).toEqual({ limits: [], grants: false });
    expect(wanted({ credit_limit: { amount_minor: 0, currency: "EUR" } }, [row]).grants).toBe(true);
    expect(wanted({ name: "B" }, [row])).toEqual({ limits: [], grants: false });
  });

  test("terms are finance's, too", () => {
    expect(wanted({ terms: "prepaid" }, [row]).grants).toBe(true);
    expect(wanted({ terms_days: 90 }).grants).toBe(true);
    expect(wanted({ credit_policy: "park" }, [row]).grants).toBe(true);
    expect(wanted({ terms_days: 14 }).grants).toBe(false);
  });
});
