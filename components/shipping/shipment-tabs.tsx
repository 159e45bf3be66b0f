import { Tabs } from "@/components/ui/tabs";

const PAGES = [
  { label: "Shipped", href: "/shipments" },
  { label: "Packed", href: "/shipments/waiting" },
  { label: "Manifests", href: "/shipments/manifests" },
] as const;

/** What left, what is packed and waits, and what carriers signed for. */
export function ShipmentTabs({ active }: { active: (typeof PAGES)[number]["href"] }) {
  return <Tabs label="Shipping pages" items={PAGES.map((page) => ({ ...page, active: page.href === active }))} />;
}
