/** What the customer's page answers instead of canceling, in a customer's words. */
export const TRACK_REFUSALS = {
  ended: "This link does not work any more. Write to whoever sent it to you.",
  too_many_attempts: "That were many attempts. Try again in {subject}.",
  stale: "Your order changed while you were looking at it. Here is what applies now; please look again, then decide.",
  no_right: "This shop cancels orders itself. Write to it, and it will do that for you.",
  wrong_status: "Your order cannot be canceled any more. What has left can only come back as a return.",
  not_cancelable: "Some of these units have left meanwhile, so they can only come back as a return.",
  line_unknown: "Your order has no such line any more.",
  not_possible: "This cannot be canceled here. Write to us, and we look into it.",
  busy: "Your first click is still being worked on. Look again in a moment.",
} as const;

export type TrackRefusalCode = keyof typeof TRACK_REFUSALS;

const known = (code: string): code is TrackRefusalCode => code in TRACK_REFUSALS;

/** A refusal of the cancel command as the page says it. */
export const trackCode = (code: string): TrackRefusalCode => (known(code) ? code : code === "not_found" ? "ended" : "not_possible");
