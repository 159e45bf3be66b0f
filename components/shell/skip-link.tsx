/** The first stop of the keyboard: past the navigation. The page's main element has the id "main". */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-sm bg-accent px-3 py-2 font-medium text-accent-ink transition-transform focus:translate-y-0"
    >
      Skip to the page
    </a>
  );
}
