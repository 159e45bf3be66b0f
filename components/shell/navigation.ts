export type NavBadge = { text: string; tone: "ok" | "wait" | "stop" };
export type NavItem = {
  href: string;
  label: string;
  /** The letter that goes here after "g". */
  goKey: string;
  count?: number | undefined;
  badge?: NavBadge | undefined;
  /** Overrules the comparison with the address. */
  active?: boolean | undefined;
};
export type NavSection = { label: string; items: readonly NavItem[] };

/** The office, in the order of a day's work. The last section stands at the foot. */
export const OFFICE_SECTIONS: readonly NavSection[] = [
  {
    label: "Orders",
    items: [
      { href: "/orders", label: "Orders", goKey: "o" },
      { href: "/drafts", label: "Drafts", goKey: "d" },
      { href: "/refused", label: "Refused", goKey: "r" },
      { href: "/exceptions", label: "Exceptions", goKey: "e" },
      { href: "/release", label: "Floor", goKey: "f" },
      { href: "/shipments", label: "Shipments", goKey: "h" },
      { href: "/imports", label: "Imports", goKey: "i" },
    ],
  },
  {
    label: "Records",
    items: [
      { href: "/customers", label: "Customers", goKey: "c" },
      { href: "/products", label: "Products", goKey: "p" },
      { href: "/price-lists", label: "Price lists", goKey: "l" },
      { href: "/stock", label: "Stock", goKey: "s" },
    ],
  },
  {
    label: "Messages",
    items: [
      { href: "/mailbox", label: "Mailbox", goKey: "m" },
      { href: "/outbox", label: "Outbox", goKey: "x" },
    ],
  },
  {
    label: "Administration",
    items: [
      { href: "/verify", label: "Zero drift", goKey: "z" },
      { href: "/settings", label: "Settings", goKey: "," },
    ],
  },
];

/** What a phone has room for at its foot; the rest is one touch away. */
export const PHONE_BAR: readonly string[] = ["/orders", "/customers", "/stock", "/products"];

export const isUnder = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`);
