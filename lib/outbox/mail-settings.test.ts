import { expect, test } from "vitest";
import { readMailSettings } from "@/lib/outbox/mail-settings";

test("without a mail server, mail stays in the product", () => {
  expect(readMailSettings({})).toEqual({ smtpUrl: null, fromAddress: "orders@onerow.example" });
});

test("a mail server needs a sender, whose name is left to the organization", () => {
  expect(() => readMailSettings({ SMTP_URL: "smtp://mail.example:25" })).toThrow("MAIL_FROM must name the sender's address");
  expect(readMailSettings({ SMTP_URL: "smtps://mail.example", MAIL_FROM: "Acme <orders@acme.example>" })).toEqual({
    smtpUrl: "smtps://mail.example",
    fromAddress: "orders@acme.example",
  });
});

test("wrong settings are told in a sentence", () => {
  expect(() => readMailSettings({ SMTP_URL: "mail.example:25", MAIL_FROM: "a@b.example" })).toThrow(
    "SMTP_URL is not a mail server's address",
  );
  expect(() => readMailSettings({ MAIL_FROM: "orders" })).toThrow("MAIL_FROM is not a mail address: orders.");
});
