export function SelectCaret() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 10 6"
      className="pointer-events-none absolute right-2.5 h-1.5 w-2.5 self-center fill-none stroke-ink-2 stroke-[1.5]"
    >
      <path d="M1 1l4 4 4-4" />
    </svg>
  );
}
