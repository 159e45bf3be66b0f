export type ActiveFilter = { label: string; value: string; removeHref: string };

/** What narrows the list now, each with its way out. */
export function ActiveFilters({ items, clearHref }: { items: readonly ActiveFilter[]; clearHref: string }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="mb-3 flex flex-wrap items-center gap-2">
      {items.map(({ label, value, removeHref }) => (
        <li key={`${label}${value}`}>
          <a
            href={removeHref}
            data-stay=""
            className="inline-flex h-6.5 items-center gap-1.5 rounded-full border border-line bg-sheet pr-2 pl-2.5 text-xs hover:border-field"
          >
            <span className="sr-only">Remove filter </span>
            <span className="text-ink-2">{label}</span>
            <span className="font-medium">{value}</span>
            <span aria-hidden="true" className="text-ink-3">
              ×
            </span>
          </a>
        </li>
      ))}
      <li>
        <a href={clearHref} data-stay="" className="link inline-flex min-h-6 items-center text-xs text-ink-2">
          Clear all
        </a>
      </li>
    </ul>
  );
}
