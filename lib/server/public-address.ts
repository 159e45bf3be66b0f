const configured = (): string | undefined => process.env["NEXTAUTH_URL"] || undefined;

/** Whether anybody said where people reach this server. */
export const hasPublicAddress = (): boolean => configured() !== undefined;

/** Where people reach this server, without a slash at the end; for links that leave it, such as those in mails. */
export function publicAddress(): string {
  const address = configured();
  if (!address) throw new Error("NEXTAUTH_URL is not set; npm start sets it to the address it serves at");
  return address.replace(/\/+$/, "");
}
