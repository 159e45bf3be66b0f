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
      <header className="side-nav">
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
      <nav aria-label="Main" className="nav-bar">
        {PHONE_BAR.map((href) => {
          const item = items.find((found) => found.href === href);
          return item && <NavLink key={href} item={item} on={isOn(item)} shape="bar" />;
        })}
        <button type="button" popoverTarget={id} className="h-14 text-xs text-ink-2">
          More
        </button>
      </nav>
      <div id={id} popover="auto" role="dialog" aria-label="All sections" className="appear nav-drawer">
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
