import type { ReactNode } from "react";
import { CommandLauncher } from "@/components/shell/command-launcher";
import { Nav } from "@/components/shell/nav";
import type { NavSection } from "@/components/shell/navigation";
import { type OrganizationChoice, OrganizationSwitcher, type SwitchAction } from "@/components/shell/organization-switcher";
import { SkipLink } from "@/components/shell/skip-link";
import { type ShellUser, UserPanel } from "@/components/shell/user-panel";
import { Kbd } from "@/components/ui/kbd";
import { Popover } from "@/components/ui/popover";

type OfficeShellProps = {
  sections: readonly NavSection[];
  organizations: readonly OrganizationChoice[];
  switchOrganization: SwitchAction;
  user: ShellUser;
  signOut: (form: FormData) => Promise<void>;
  /** Things to do that the palette offers everywhere, such as "New order". */
  commands: readonly { label: string; href: string }[];
  children: ReactNode;
};

/** The frame of the office: where one is, who one is, and every way to get elsewhere. */
export function OfficeShell({ sections, organizations, switchOrganization, user, signOut, commands, children }: OfficeShellProps) {
  const places = sections.flatMap(({ items }) => items.map(({ href, label, goKey }) => ({ href, label, goKey })));
  const current = organizations.find((organization) => organization.current)?.name;
  return (
    <div className="grid min-h-dvh max-lg:content-start lg:grid-cols-[9rem_minmax(0,1fr)] xl:grid-cols-[13rem_minmax(0,1fr)]">
      <SkipLink />
      <Nav
        sections={sections}
        head={
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <p className="px-2 text-md font-semibold tracking-[-0.02em]">Onerow</p>
            <OrganizationSwitcher organizations={organizations} action={switchOrganization} />
            <SearchButton />
          </div>
        }
        foot={
          <Popover
            label="Your account"
            trigger={<UserTrigger user={user} />}
            variant="ghost"
            buttonClassName="w-full justify-start! px-2!"
            className="w-72"
          >
            <UserPanel user={user} signOut={signOut} />
          </Popover>
        }
        account={<UserPanel user={user} signOut={signOut} />}
      />
      <PhoneHeader organization={current} />
      <main id="main" tabIndex={-1} className="min-w-0 max-w-330 px-6 py-4.5 outline-none max-md:px-4 max-lg:pb-22">
        {children}
      </main>
      <CommandLauncher places={places} commands={commands} />
    </div>
  );
}

function SearchButton() {
  return (
    <button
      type="button"
      data-command="palette"
      className="flex h-8 items-center justify-between gap-2 rounded-sm border border-line bg-sheet px-2 text-sm text-ink-2 hover:border-field"
    >
      Search
      <span aria-hidden="true" className="max-xl:hidden">
        <Kbd framed={false}>Ctrl K</Kbd>
      </span>
    </button>
  );
}

function UserTrigger({ user }: { user: ShellUser }) {
  return (
    <span className="grid min-w-0 max-w-full text-left">
      <span className="truncate text-sm text-ink">{user.name}</span>
    </span>
  );
}

function PhoneHeader({ organization }: { organization: string | undefined }) {
  return (
    <header className="flex h-12 items-center justify-between gap-3 border-b border-line bg-sheet px-4 md:px-6 lg:hidden">
      <p className="min-w-0 truncate">
        <b className="tracking-[-0.02em]">Onerow</b> <span className="text-ink-2">{organization}</span>
      </p>
      <button type="button" data-command="palette" className="h-9 rounded-sm border border-line px-3 text-sm text-ink-2">
        Search
      </button>
    </header>
  );
}
