import type { Refusal } from "@/lib/result/refusal";

/** What the administration of members, roles and keys can refuse; {subject} is what the refusal names. */
export const MEMBER_REFUSALS = {
  no_right: { status: 403, title: "Only who may manage the organization can do this: the right “{subject}” is missing." },
  not_found: { status: 404, title: "There is no such entry in this organization. Reload the page." },
  stale: { status: 409, title: "Somebody changed this since you opened it. Reload to see it as it is now." },
  last_manager: { status: 409, title: "Nobody could manage the organization after this. Give the right “manage” to somebody else first." },
  member_already: { status: 409, title: "{subject} is a member already. Change the role in the list of members." },
  role_unknown: { status: 422, title: "There is no such role any more. Reload the page and choose another." },
  role_name_taken: { status: 409, title: "There is a role “{subject}” already. Choose another name." },
  location_unknown: { status: 422, title: "One of the locations does not exist any more. Reload the page." },
  rights_beyond: { status: 403, title: "A key can only have rights that you have yourself, and you lack: {subject}." },
  invitation_ended: {
    status: 409,
    title: "This invitation has ended: it was used, withdrawn or is too old. Ask the person who invited you for another.",
  },
  name_missing: { status: 422, title: "Enter your name." },
  password_short: { status: 422, title: "Choose a password of at least {subject} characters." },
  account_disabled: { status: 409, title: "Your account is switched off. Ask the operator of this server." },
  wrong_credentials: { status: 403, title: "That is not the password of your account." },
  too_many_attempts: { status: 429, title: "Too many attempts. Try again in {subject}." },
} as const satisfies Record<string, { status: number; title: string }>;

export type MemberCode = keyof typeof MEMBER_REFUSALS;
export type MemberRefusal = Refusal<MemberCode>;
