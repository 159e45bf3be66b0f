import type { Template } from "@/lib/outbox/templates/content";
import { instantText } from "@/lib/outbox/templates/wording";

export const passwordReset: Template<"email.password_reset"> = (facts, place) => ({
  subject: "A new password for Onerow",
  preview: `The link works until ${instantText(facts.expiresAt, place)}.`,
  heading: "Choose a new password",
  intro: [`Hello ${facts.name},`, "Somebody asked for a new password for your account with this address."],
  lines: [],
  totals: [],
  action: { label: "Choose a new password", href: facts.link },
  outro: [
    `The link works once, until ${instantText(facts.expiresAt, place)}.`,
    "If it was not you, you can ignore this message: your password stays as it is.",
  ],
  footer: `${facts.organizationName} sent this message automatically.`,
});
