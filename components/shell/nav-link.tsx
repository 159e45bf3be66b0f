import type { NavItem } from "@/components/shell/navigation";
import { classNames } from "@/components/ui/class-names";
import { formatUnits } from "@/components/ui/figure-format";

const BADGES = { ok: "bg-ok-wash text-ok", wait: "bg-wait-wash text-wait", stop: "bg-stop-wash text-stop" };
const SHAPES = {
  list: "flex min-h-8 items-center justify-between gap-2 rounded-sm px-2 max-lg:min-h-11",
  bar: "flex h-14 flex-col items-center justify-center text-xs",
};

type NavLinkProps = { item: NavItem; on: boolean; shape: keyof typeof SHAPES };

export function NavLink({ item, on, shape }: NavLinkProps) {
  const { href, label, count, badge } = item;
  return (
    <a
      href={href}
      aria-current={on ? "page" : undefined}
      className={classNames(SHAPES[shape], on ? "bg-accent-wash font-medium text-accent" : "text-ink-2 hover:bg-line-2 hover:text-ink")}
    >
      <span className="truncate">{label}</span>
      {shape === "list" && count !== undefined && count > 0 && <span className="text-xs">{countText(count)}</span>}
      {shape === "list" && badge && (
        <span className={classNames("rounded-full px-2 text-xs font-medium whitespace-nowrap", BADGES[badge.tone])}>{badge.text}</span>
      )}
    </a>
  );
}

/** Counts stop at a thousand, so one more says that there are more. */
const MOST_COUNTED = 1000;
const countText = (count: number): string => (count > MOST_COUNTED ? `${formatUnits(MOST_COUNTED)}+` : formatUnits(count));
