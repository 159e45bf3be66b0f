import type { Template } from "@/lib/outbox/templates/content";
import { instantText } from "@/lib/outbox/templates/wording";

export const invitation: Template<"email.invitation"> = (facts, place) => ({
  subject: `${facts.invitedByName} invites you to ${facts.organizationName}`,
  preview: `Join as ${facts.roleName} before ${instantText(facts.expiresAt, place)}.`,
  heading: `Join ${facts.organizationName}`,
  intro: [`${facts.invitedByName} invites you to work with ${facts.organizationName} in Onerow, as ${facts.roleName}.`],
  lines: [],
  totals: [],
  action: { label: "Accept the invitation", href: facts.link },
  outro: [
    `The invitation is for you alone and ends on ${instantText(facts.expiresAt, place)}.`,
    "If you do not expect it, you can ignore this message.",
  ],
  footer: `${facts.organizationName} sent this message automatically.`,
});
