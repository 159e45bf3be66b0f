import { type ReactNode, useId } from "react";
import { NavLink } from "@/components/shell/nav-link";
import { type NavSection, PHONE_BAR } from "@/components/shell/navigation";

/** The bar at the foot of a phone, and the drawer with everything else. */
export function PhoneNav({ sections, foot }: { sections: readonly NavSection[]; foot: ReactNode }) {
  const id = useId();
  const items = sections.flatMap((section) => section.items);
  return (
    <div className="md:hidden">
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)]"
      >
        {PHONE_BAR.map((href) => {
          const item = items.find((found) => found.href === href);
          return item && <NavLink key={href} item={item} bar />;
        })}
        <button type="button" popoverTarget={id} className="h-14 text-xs text-ink-2">
          More
        </button>
      </nav>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label="All sections"
        className="appear fixed inset-auto inset-x-0 bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t border-t border-line bg-sheet px-4 pt-4 pb-6 text-ink shadow-float backdrop:bg-veil"
      >
        {sections.map(({ label, items: entries }) => (
          <section key={label} className="mb-3">
            <h2 className="mb-1 px-2">{label}</h2>
            <ul>
              {entries.map((item) => (
                <li key={item.href}>
                  <NavLink item={item} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {foot}
      </div>
    </div>
  );
}
