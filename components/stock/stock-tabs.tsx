import { Tabs } from "@/components/ui/tabs";

const PAGES = [
  { label: "Stock", href: "/stock" },
  { label: "Expected", href: "/stock/expected" },
  { label: "Receipts", href: "/stock/receipts" },
  { label: "Transfers", href: "/stock/transfers" },
] as const;

/** What is there, what is announced, what came in, and what is on its way between locations. */
export function StockTabs({ active }: { active: (typeof PAGES)[number]["href"] }) {
  return <Tabs label="Stock pages" items={PAGES.map((page) => ({ ...page, active: page.href === active }))} />;
}
