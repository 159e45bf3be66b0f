import { describe, expect, test } from "vitest";
import { renderMail } from "@/lib/outbox/render/render-mail";
import { readFacts, type OutboxPayload, type TopicFacts } from "@/lib/outbox/topics";

const place = { timeZone: "Europe/Belgrade" };
const line = { sku: "TEA-1", name: "Green tea", units: 4, reserved: 4, waiting: 0, totalMinor: 10_000 };
const order: OutboxPayload<"email.order_confirmed"> = {
  organizationName: "Acme Ltd",
  orderNumber: "SO-7",
  customerName: "Buyer Ltd",
  email: "buyer@shop.example",
  currency: "EUR",
  totalMinor: 12_000,
  terms: "credit",
  dueOn: "2026-12-21",
  lines: [line],
};

function message(topic: TopicFacts["topic"], payload: unknown): TopicFacts {
  const read = readFacts(topic, payload);
  if (!read.ok) throw new Error(read.problem);
  return read.message;
}
const draw = (topic: TopicFacts["topic"], payload: unknown) => renderMail(message(topic, payload), place);
/** The plain text on one line with ordinary spaces. */
const words = (text: string) => text.replace(/\s+/g, " ");

describe("order confirmed", () => {
  test("tells what is reserved, what it costs and when to pay, the same in HTML and in plain text", async () => {
    const { subject, html, plain } = await draw("email.order_confirmed", order);
    expect(subject).toBe("Order SO-7 is confirmed");
    for (const sentence of ["Everything is reserved for you.", "Payment is expected by 21 December 2026.", "Green tea"]) {
      expect(html).toContain(sentence);
      expect(words(plain)).toContain(sentence);
    }
    expect(words(plain)).toContain("4 x TEA-1 Green tea 100.00 Charges and VAT 20.00 Total EUR 120.00");
  });

  test("tells what waits for stock", async () => {
    const part = await draw("email.order_confirmed", { ...order, lines: [{ ...line, reserved: 3, waiting: 1 }] });
    expect(words(part.plain)).toContain("3 units are reserved for you; 1 waits for stock, and it is yours as soon as it arrives.");
    expect(part.plain).toContain("3 reserved, 1 waits for stock");
    const none = await draw("email.order_confirmed", { ...order, lines: [{ ...line, units: 1_204, reserved: 0, waiting: 1_204 }] });
    expect(words(none.plain)).toContain("1,204 units wait for stock; they are yours as soon as they arrive.");
  });

  test("a prepaid order names the amount and the instant in the sender's time zone", async () => {
    const { plain } = await draw("email.order_confirmed", { ...order, terms: "prepaid", dueOn: null, payBy: "2026-12-01T11:00:00Z" });
    expect(words(plain)).toContain("Please pay EUR 120.00 by 1 December 2026 at 12:00 (Europe/Belgrade).");
  });

  test.each([
    ["JPY", 12_000, "JPY 12,000"],
    ["KWD", 12_345, "KWD 12.345"],
    ["EUR", 118_440, "EUR 1,184.40"],
  ])("money in %s has the currency's own minor digits", async (currency, totalMinor, text) => {
    const { plain, html } = await draw("email.order_confirmed", { ...order, currency, totalMinor, lines: [{ ...line, totalMinor }] });
    expect(words(plain)).toContain(`Total ${text}`);
    expect(words(html)).toContain(text);
  });

  test("names are text, never markup, and cannot end a header", async () => {
    const nasty = {
      ...order,
      orderNumber: "SO-7\r\nBcc: all@shop.example",
      customerName: "<script>alert(1)</script>",
      lines: [{ ...line, name: '"><img src=x onerror=alert(1)>' }],
    };
    const { subject, html } = await draw("email.order_confirmed", nasty);
    expect(subject).toBe("Order SO-7 Bcc: all@shop.example is confirmed");
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;");
  });

  test("plain text keeps within 72 columns", async () => {
    const { plain } = await draw("email.order_confirmed", {
      ...order,
      lines: [{ ...line, name: "A very long product name that goes on ".repeat(5) }],
    });
    expect(Math.max(...plain.split("\n").map((row) => row.length))).toBeLessThanOrEqual(72);
  });
});

describe("order canceled", () => {
  test("the whole order", async () => {
    const { subject, plain } = await draw("email.order_canceled", {
      ...order,
      totalMinor: 0,
      whole: true,
      canceledUnits: 4,
      reason: "customer_request",
    });
    expect(subject).toBe("Order SO-7 is canceled");
    expect(words(plain)).toContain("We have canceled your order SO-7. You asked us to cancel it.");
    expect(words(plain)).toContain("Nothing is due for it.");
  });

  test("part of it, with the new total", async () => {
    const { subject, plain } = await draw("email.order_canceled", {
      ...order,
      totalMinor: 5_000,
      whole: false,
      canceledUnits: 2,
      reason: "out_of_stock",
    });
    expect(subject).toBe("Part of order SO-7 is canceled");
    expect(words(plain)).toContain("2 units of your order SO-7 are canceled. We cannot get the goods any more.");
    expect(words(plain)).toContain("New total of the order EUR 50.00");
  });

  test("what is only for colleagues is not told", async () => {
    const { plain, html } = await draw("email.order_canceled", { ...order, whole: true, canceledUnits: 4, reason: "fraud_suspected" });
    expect(`${plain}${html}`).not.toMatch(/fraud/i);
  });
});

test("an order that was declined owes nothing", async () => {
  const { subject, plain } = await draw("email.order_declined", order);
  expect(subject).toBe("We cannot accept order SO-7");
  expect(words(plain)).toContain("Nothing was reserved and nothing is due.");
});

test("waiting units that were reserved, and what still waits", async () => {
  const { subject, plain } = await draw("email.units_reserved", { ...order, lines: [{ ...line, units: 3, reserved: 3, waiting: 1 }] });
  expect(subject).toBe("3 units of order SO-7 are now reserved");
  expect(words(plain)).toContain("3 units that you were waiting for are now reserved for you. 1 unit still waits for stock.");
});

test("an invitation holds its link and says when it ends", async () => {
  const payload = {
    organizationName: "Acme Ltd",
    email: "new@acme.example",
    invitedByName: "Ann",
    roleName: "Finance",
    link: "https://onerow.example/join/abc",
    expiresAt: "2026-12-01T11:00:00Z",
  };
  const { subject, html, plain } = await draw("email.invitation", payload);
  expect(subject).toBe("Ann invites you to Acme Ltd");
  expect(html).toContain('href="https://onerow.example/join/abc"');
  expect(plain).toContain("Accept the invitation:\nhttps://onerow.example/join/abc");
});

test("a link for a new password says how long it works, and that nothing happens without it", async () => {
  const { subject, html, plain } = await draw("email.password_reset", {
    organizationName: "Acme Ltd",
    email: "ann@acme.example",
    name: "Ann",
    link: "https://onerow.example/reset/abc",
    expiresAt: "2026-12-01T11:00:00Z",
  });
  expect(subject).toBe("A new password for Onerow");
  expect(html).toContain('href="https://onerow.example/reset/abc"');
  expect(plain).toContain("Choose a new password:\nhttps://onerow.example/reset/abc");
  expect(words(plain)).toContain("your password stays as it is");
});

test("no mail fetches anything when it is read, and each follows a dark setting", async () => {
  const { html } = await draw("email.order_confirmed", order);
  expect(html).not.toMatch(/<img|<link|url\(|@import/i);
  expect(html).toContain("prefers-color-scheme: dark");
});

test("a mail about an order leads to its page, once, where there is one", async () => {
  const link = "https://onerow.example/track/abc";
  const { html, plain } = await renderMail(message("email.order_confirmed", order), { ...place, orderLink: link });
  expect(html.split(link)).toHaveLength(2);
  expect(plain).toContain(`See your order:\n${link}`);
  const without = await draw("email.order_confirmed", order);
  expect(`${without.html}${without.plain}`).not.toContain("See your order");
});

test("facts that are not the topic's are named", () => {
  expect(readFacts("email.order_confirmed", { ...order, lines: [{ sku: "A" }] })).toEqual({
    ok: false,
    problem: expect.stringMatching(/^lines\.0\.name: /) as string,
  });
  expect(readFacts("email.invitation", { cut: true })).toMatchObject({ ok: false });
});

test("a delay says what is late and that the place in the queue is kept", async () => {
  const { subject, plain } = await draw("email.units_delayed", { ...order, lines: [{ ...line, units: 2, reserved: 0, waiting: 2 }] });
  expect(subject).toBe("2 units of order SO-7 are delayed");
  expect(words(plain)).toContain("Your place in the queue is kept");
});

test("a substitute names what it replaces, its units and the new total", async () => {
  const { subject, plain } = await draw("email.units_substituted", {
    ...order,
    totalMinor: 11_500,
    original: { sku: "TEA", name: "Tea" },
    substitutedUnits: 2,
    lines: [{ ...line, units: 2, reserved: 2, waiting: 0 }],
  });
  expect(subject).toBe("A substitute in your order SO-7");
  expect(words(plain)).toContain("2 units of Tea (TEA) could not be found for your order SO-7.");
  expect(words(plain)).toContain("New total of the order");
});

test("a delivery says when each package arrived, and whether more follows", async () => {
  const packages = [
    { carrier: "Onerow Post", trackingNumber: "OR1", deliveredAt: "2026-12-01T11:00:00Z" },
    { carrier: "", trackingNumber: null, deliveredAt: "2026-12-01T12:30:00Z" },
  ];
  const part = await draw("email.order_delivered", { ...order, whole: false, packages });
  expect(part.subject).toBe("Part of order SO-7 has arrived");
  expect(words(part.plain)).toContain(
    "Package 1 of 2: Onerow Post OR1, delivered on 1 December 2026 at 12:00 (Europe/Belgrade). Package 2 of 2: delivered on 1 December 2026 at 13:30 (Europe/Belgrade).",
  );
  const whole = await draw("email.order_delivered", { ...order, whole: true, packages });
  expect(whole.subject).toBe("Order SO-7 has arrived");
});

test("a shipment names every package with its tracking number, and whether more follows", async () => {
  const packages = [
    { carrier: "Onerow Post", service: "Parcel", trackingNumber: "OR1" },
    { carrier: "Onerow Post", service: "Parcel", trackingNumber: "OR2" },
  ];
  const part = await draw("email.order_shipped", { ...order, whole: false, packages });
  expect(part.subject).toBe("Part of order SO-7 is on its way");
  expect(words(part.plain)).toContain("Package 2 of 2: Onerow Post Parcel, tracking number OR2.");
  const whole = await draw("email.order_shipped", { ...order, whole: true, packages });
  expect(whole.subject).toBe("Order SO-7 is on its way");
});
