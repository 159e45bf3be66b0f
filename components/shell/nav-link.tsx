"use client";

import { usePathname } from "next/navigation";
import { isUnder, type NavItem } from "@/components/shell/navigation";
import { classNames } from "@/components/ui/class-names";
import { formatUnits } from "@/components/ui/figure-format";

const BADGES = { ok: "bg-ok-wash text-ok", wait: "bg-wait-wash text-wait", stop: "bg-stop-wash text-stop" };

/** One entry. It reads the address itself: a layout does not run again when the page changes. */
export function NavLink({ item, bar = false }: { item: NavItem; bar?: boolean | undefined }) {
  const { href, label, count, badge, active } = item;
  const here = isUnder(usePathname(), href);
  const on = active ?? here;
  return (
    <a
      href={href}
      aria-current={on ? "page" : undefined}
      className={classNames(
        bar
          ? "flex h-14 flex-col items-center justify-center text-xs"
          : "flex min-h-8 items-center justify-between gap-2 rounded-sm px-2 max-md:min-h-11",
        on ? "bg-accent-wash font-medium text-accent" : "text-ink-2 hover:bg-line-2 hover:text-ink",
      )}
    >
      <span className="truncate">{label}</span>
      {!bar && count !== undefined && count > 0 && <span className="text-xs tabular-nums">{formatUnits(count)}</span>}
      {!bar && badge && (
        <span className={classNames("rounded-full px-2 text-xs font-medium whitespace-nowrap", BADGES[badge.tone])}>{badge.text}</span>
      )}
    </a>
  );
}
