const HOME = "/orders";
const SOMEWHERE = "http://onerow.invalid";

/** Where sign-in leads back to: a page of this server, whatever the address bar was made to say. */
export function safePath(asked: string | undefined): string {
  if (!asked?.startsWith("/") || !URL.canParse(asked, SOMEWHERE)) return HOME;
  const url = new URL(asked, SOMEWHERE);
  if (url.origin !== SOMEWHERE || url.pathname.startsWith("//") || url.pathname.startsWith("/sign-in")) return HOME;
  return url.pathname + url.search;
}
