import type { Navigate } from "@/components/ui/behaviours/navigate";

const TYPING_PAUSE_MS = 300;
const FORMS = "form[data-soft]";

type Control = HTMLInputElement | HTMLSelectElement;

/** The address a filter form stands for; what is empty leaves no trace in it. */
function hrefOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
  const { pathname } = new URL(form.action);
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/** Filters are GET forms: the address is their state. They are sent softly, some of them as soon as they change. */
export function startSoftFilters(navigate: Navigate, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = (event: SubmitEvent): void => {
    clearTimeout(timer);
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches(FORMS) || event.defaultPrevented) return;
    event.preventDefault();
    const href = hrefOf(event.target);
    const same = new URL(href, location.href).pathname === location.pathname;
    navigate(href, { replace: same, stay: same });
  };
  const changed = (event: Event): void => {
    if (event.target instanceof Element && event.target.matches("[data-auto-submit]")) (event.target as Control).form?.requestSubmit();
  };
  const typed = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || !event.target.matches("[data-instant]")) return;
    const { form } = event.target;
    clearTimeout(timer);
    timer = setTimeout(() => form?.requestSubmit(), TYPING_PAUSE_MS);
  };
  window.addEventListener("submit", send, { signal });
  window.addEventListener("change", changed, { signal });
  window.addEventListener("input", typed, { signal });
}

/** After the address has changed by a link or the back button the fields say what it says, except the one being typed in. */
export function showAddressInFilters(): void {
  const query = new URLSearchParams(location.search);
  for (const control of document.querySelectorAll<Control>(
    `${FORMS} :is(input:not([type=hidden], [type=checkbox], [type=radio]), select)[name]`,
  )) {
    if (control !== document.activeElement || control.tagName === "SELECT") control.value = query.get(control.name) ?? "";
  }
}
