const QUESTION = "Leave this order? What is typed here is neither placed nor saved.";

const isPlainPress = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/** Whether a press on it shows another page of the program in the place of this one. */
function leadsAway({ target, download, origin, pathname, search }: HTMLAnchorElement): boolean {
  const isHere = (target === "" || target === "_self") && download === "" && origin === location.origin;
  return isHere && `${pathname}${search}` !== `${location.pathname}${location.search}`;
}

/** Asks before a page with unsent input is left: by a link, a key of the shell, Back, or by closing it. Returns what ends it. */
export function guardLeaving(): () => void {
  const off = new AbortController();
  const options = { capture: true, signal: off.signal };
  const ask = (event: Event) => {
    if (confirm(QUESTION)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href]");
    if (link && isPlainPress(event) && leadsAway(link)) ask(event);
  };
  window.addEventListener("beforeunload", (event) => event.preventDefault(), options);
  window.addEventListener("click", onClick, options);
  document.addEventListener("onerow:leave", ask, options);
  // Back and Forward between pages of the program; another document is asked for by the browser itself. Not every browser has it.
  if ("navigation" in window) {
    window.navigation.addEventListener(
      "navigate",
      (event) => {
        if (event.navigationType === "traverse" && event.cancelable && event.destination.sameDocument) ask(event);
      },
      options,
    );
  }
  return () => off.abort();
}
