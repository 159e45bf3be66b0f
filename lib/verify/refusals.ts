import type { Refusal } from "@/lib/result/refusal";

/** What asking for a proof can refuse, with its HTTP status and sentence. */
export const VERIFY_REFUSALS = {
  no_right: { status: 403, title: "You may not start a run: the right “{subject}” is missing." },
  already_running: { status: 409, title: "A run is under way; its result will stand here when it has ended." },
} as const satisfies Record<string, { status: number; title: string }>;

export type VerifyCode = keyof typeof VERIFY_REFUSALS;
export type VerifyRefusal = Refusal<VerifyCode>;
