import type { Navigate } from "@/components/ui/behaviours/navigate";

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Pages of ours only: files, the API, other sites and other windows are the browser's own business. */
function isSoft(link: HTMLAnchorElement): boolean {
  if (link.target || link.hasAttribute("download") || link.hasAttribute("data-hard")) return false;
  return link.origin === location.origin && !link.pathname.startsWith("/api/");
}

const isJumpInPage = (link: HTMLAnchorElement): boolean =>
  link.hash !== "" && link.pathname === location.pathname && link.search === location.search;

/** Makes plain links soft, for all links by one listener: a list of a thousand links costs no more script than one. */
export function startSoftLinks(navigate: Navigate, signal: AbortSignal): void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || !isPlainClick(event) || !isSoft(link) || isJumpInPage(link)) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash, { stay: link.hasAttribute("data-stay") });
  };
  window.addEventListener("click", follow, { signal });
}
