export type Crumb = { label: string; href?: string | undefined };

export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-xs text-ink-2">
        {items.map(({ label, href }, index) => (
          <li key={label} className="flex min-w-0 items-center gap-x-1.5">
            {index > 0 && (
              <span aria-hidden="true" className="text-ink-3">
                /
              </span>
            )}
            {href ? (
              <a href={href} className="inline-flex min-h-6 items-center hover:text-accent hover:underline">
                {label}
              </a>
            ) : (
              <span aria-current="page" className="inline-flex min-h-6 items-center break-all">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
