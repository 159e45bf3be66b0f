/** Where people reach this server, without a slash at the end; for links that leave it, such as those in mails. */
export function publicAddress(): string {
  const address = process.env["NEXTAUTH_URL"];
  if (!address) throw new Error("NEXTAUTH_URL is not set; npm start sets it to the address it serves at");
  return address.replace(/\/+$/, "");
}
