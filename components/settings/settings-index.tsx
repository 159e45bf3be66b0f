import { Sheet } from "@/components/ui/sheet";

const PAGES = [
  { href: "/settings/locations", title: "Locations", text: "Where stock lies, in the order in which it is preferred." },
  { href: "/settings/bins", title: "Bins", text: "Zones and bins within a location, the walk through them, and labels to hang on them." },
  {
    href: "/settings/policies",
    title: "Policies",
    text: "How orders choose locations, what happens without stock or credit, and how prices are read.",
  },
  { href: "/settings/carriers", title: "Carriers", text: "Services with their prices by zone and weight; labels are bought from them." },
  { href: "/settings/cartons", title: "Cartons", text: "The boxes that packing proposes." },
  { href: "/settings/tags", title: "Tag rules", text: "What orders write on the account of their customer." },
  { href: "/settings/members", title: "Members", text: "Who may enter, and in which role." },
  { href: "/settings/roles", title: "Roles", text: "Which rights a role has." },
  {
    href: "/settings/devices",
    title: "Tablets",
    text: "Which shared tablets open the floor, where they are, and when they lock themselves.",
  },
  { href: "/settings/badges", title: "Badges", text: "Who signs in on them with a badge and a PIN." },
  { href: "/settings/api-keys", title: "API keys", text: "How other programs get in." },
] as const;

export function SettingsIndex() {
  return (
    <Sheet padded={false} title="More settings">
      <ul className="divide-y divide-line-2">
        {PAGES.map(({ href, title, text }) => (
          <li key={href}>
            <a href={href} className="grid gap-0.5 px-4 py-3 hover:bg-line-2">
              <b className="font-semibold">{title}</b>
              <span className="text-ink-2">{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
