import { Tabs } from "@/components/ui/tabs";

const PAGES = [
  { label: "Shipped", href: "/shipments" },
  { label: "Packed", href: "/shipments/waiting" },
  { label: "Manifests", href: "/shipments/manifests" },
  { label: "Carrier messages", href: "/shipments/messages" },
] as const;

/** What left, what is packed and waits, and what carriers signed for and said. */
export function ShipmentTabs({ active }: { active: (typeof PAGES)[number]["href"] }) {
  return <Tabs label="Shipping pages" items={PAGES.map((page) => ({ ...page, active: page.href === active }))} />;
}
