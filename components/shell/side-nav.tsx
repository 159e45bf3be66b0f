import type { ReactNode } from "react";
import { NavLink } from "@/components/shell/nav-link";
import type { NavSection } from "@/components/shell/navigation";

type SideNavProps = { sections: readonly NavSection[]; head: ReactNode; foot: ReactNode };

/** The navigation of tablet and desktop: 208 px, and slim where the room is needed for the page. */
export function SideNav({ sections, head, foot }: SideNavProps) {
  return (
    <div className="sticky top-0 hidden h-dvh flex-col gap-3 overflow-y-auto border-r border-line px-2.5 py-3.5 [scrollbar-width:thin] md:flex max-xl:px-1.5 max-xl:text-sm">
      {head}
      <nav aria-label="Main" className="flex flex-1 flex-col gap-3">
        {sections.map(({ label, items }) => (
          <ul key={label} aria-label={label} className="grid gap-0.5 last:mt-auto">
            {items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} />
              </li>
            ))}
          </ul>
        ))}
      </nav>
      {foot}
    </div>
  );
}
