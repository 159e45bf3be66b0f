export type SignInCode = "wrong_credentials" | "too_many_attempts" | "no_organization";

export const SIGN_IN_TEXT = {
  wrong_credentials: "The e-mail address or the password is not right.",
  too_many_attempts: "Too many attempts. Try again in {subject}.",
  no_organization: "Your account belongs to no organization at the moment. Ask an administrator to invite you.",
} as const satisfies Record<SignInCode, string>;

const BY_ERROR: Record<string, string> = {
  CredentialsSignin: SIGN_IN_TEXT.wrong_credentials,
  too_many_attempts: SIGN_IN_TEXT.too_many_attempts.replace("{subject}", "15 minutes"),
  no_organization: SIGN_IN_TEXT.no_organization,
  email_not_verified: "Single sign-on did not vouch for your e-mail address. Ask the people who run it to verify the address.",
};

/** For what next-auth puts behind ?error=; it has codes of its own for single sign-on that ended half way. */
export const signInErrorText = (error: string): string =>
  BY_ERROR[error] ?? "Single sign-on did not come to an end. Try it again, or use your password.";
