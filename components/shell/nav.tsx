"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useId } from "react";
import { NavLink } from "@/components/shell/nav-link";
import { isUnder, type NavItem, type NavSection, PHONE_BAR } from "@/components/shell/navigation";

type NavProps = { sections: readonly NavSection[]; head: ReactNode; foot: ReactNode; account: ReactNode };

/**
 * The navigation: 208 px on a desktop, slim on a tablet that lies, a bar with a drawer on one that stands and on a phone.
 * It reads the address itself, because a layout does not run again when the page changes.
 */
export function Nav({ sections, head, foot, account }: NavProps) {
  const pathname = usePathname();
  const isOn = ({ active, href }: NavItem): boolean => active ?? isUnder(pathname, href);
  return (
    <>
      <header className="sticky top-0 hidden h-dvh flex-col gap-3 overflow-y-auto border-r border-line px-2.5 py-3.5 [scrollbar-width:thin] lg:flex max-xl:px-1.5 max-xl:text-sm">
        {head}
        <nav aria-label="Main" className="flex flex-1 flex-col gap-3">
          {sections.map(({ label, items }) => (
            <ul key={label} aria-label={label} className="grid gap-0.5 last:mt-auto">
              {items.map((item) => (
                <li key={item.href}>
                  <NavLink item={item} on={isOn(item)} shape="list" />
                </li>
              ))}
            </ul>
          ))}
        </nav>
        {foot}
      </header>
      <PhoneNav sections={sections} isOn={isOn} account={account} />
    </>
  );
}

type PhoneNavProps = Pick<NavProps, "sections" | "account"> & { isOn: (item: NavItem) => boolean };

function PhoneNav({ sections, isOn, account }: PhoneNavProps) {
  const id = useId();
  const items = sections.flatMap((section) => section.items);
  return (
    <div className="lg:hidden">
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)]"
      >
        {PHONE_BAR.map((href) => {
          const item = items.find((found) => found.href === href);
          return item && <NavLink key={href} item={item} on={isOn(item)} shape="bar" />;
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
        <ul className="mb-4 md:columns-2">
          {items.map((item) => (
            <li key={item.href} className="break-inside-avoid">
              <NavLink item={item} on={isOn(item)} shape="list" />
            </li>
          ))}
        </ul>
        {account}
      </div>
    </div>
  );
}
