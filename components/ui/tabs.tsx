import { classNames } from "@/components/ui/class-names";

export type Tab = { label: string; href: string; active?: boolean | undefined; count?: number | string | undefined };

/** Tabs that are pages: links, so they can be opened in a new window and found again. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-b border-line [scrollbar-width:none]">
      <ul className="flex gap-1">
        {items.map(({ label: name, href, active, count }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={active ? "page" : undefined}
              className={classNames(
                "-mb-px flex h-9 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap -outline-offset-2",
                active ? "border-accent font-medium text-ink" : "border-transparent text-ink-2 hover:border-line hover:text-ink",
              )}
            >
              {name}
              {count !== undefined && <span className="text-xs text-ink-3">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
