import { Menu } from "@/components/ui/menu";

export type OrganizationChoice = { id: string; name: string; current: boolean };
export type SwitchAction = (form: FormData) => Promise<void>;

type OrganizationSwitcherProps = { organizations: readonly OrganizationChoice[]; action: SwitchAction };

/** The organization one works for. With a second membership it becomes a menu. */
export function OrganizationSwitcher({ organizations, action }: OrganizationSwitcherProps) {
  const current = organizations.find((organization) => organization.current);
  if (organizations.length < 2) return <p className="truncate px-2 text-xs text-ink-2">{current?.name}</p>;
  return (
    <Menu
      label={`Organization: ${current?.name ?? "none"}`}
      size="sm"
      className="w-full justify-between!"
      items={organizations.map(({ id, name, current: here }) => ({
        label: name,
        hint: here ? "current" : undefined,
        current: here,
        action,
        hidden: { organization: id },
      }))}
    >
      <span className="truncate">{current?.name ?? "Choose"}</span>
      <svg aria-hidden="true" viewBox="0 0 8 12" className="h-3 w-2 shrink-0 fill-none stroke-current stroke-[1.5]">
        <path d="M1 4l3-3 3 3M1 8l3 3 3-3" />
      </svg>
    </Menu>
  );
}
