import type { ReactNode } from "react";
import { QueueProvider } from "@/components/floor/queue-provider";
import { AutoLock } from "@/components/floor/shell/auto-lock";
import { ConnectionState } from "@/components/floor/shell/connection-state";
import { KeepForOffline } from "@/components/floor/shell/keep-for-offline";
import { LockButton } from "@/components/floor/shell/lock-button";
import { RefusedScans } from "@/components/floor/shell/refused-scans";
import { SkipLink } from "@/components/shell/skip-link";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { ButtonLink } from "@/components/ui/button-link";
import { Popover } from "@/components/ui/popover";

const HOME = "/floor";

type FloorShellProps = {
  person: { id: string; name: string };
  organization: string;
  location: string;
  /** Null on a device of one's own, which does not lock itself. */
  device: { name: string; lockMinutes: number } | null;
  children: ReactNode;
};

/** The frame of the floor: who works here, where, and whether the scans arrive. Nothing else may be touched by mistake. */
export function FloorShell({ person, organization, location, device, children }: FloorShellProps) {
  return (
    <QueueProvider person={person.id}>
      <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] text-floor">
        <SkipLink />
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sheet px-5.5 py-2 max-md:px-3">
          <a href={HOME} className="flex min-h-11 min-w-0 flex-1 items-center gap-3 pr-3">
            <b className="tracking-[-0.02em]">Onerow</b>
            <span className="truncate text-ink-2">{location}</span>
          </a>
          <ConnectionState />
          <Popover
            label="You and this screen"
            trigger={<span className="max-w-48 truncate">{person.name}</span>}
            align="end"
            variant="ghost"
            size="floor"
            buttonClassName="h-11! px-3! text-ink!"
            className="w-80"
          >
            <Person person={person.name} organization={organization} location={location} device={device} />
          </Popover>
          {device ? (
            <LockButton label="Lock" pendingLabel="Locking" door="/floor/lock" />
          ) : (
            <LockButton label="Sign out" pendingLabel="Leaving" door="/sign-in?next=%2Ffloor" />
          )}
        </header>
        <main id="main" tabIndex={-1} className="min-w-0 px-5.5 py-4.5 outline-none max-md:px-3">
          <RefusedScans />
          {children}
        </main>
      </div>
      {device && <AutoLock minutes={device.lockMinutes} />}
      <KeepForOffline />
    </QueueProvider>
  );
}

type PersonProps = Pick<FloorShellProps, "organization" | "location" | "device"> & { person: string };

function Person({ person, organization, location, device }: PersonProps) {
  return (
    <div className="grid gap-4 text-md">
      <div className="min-w-0">
        <p className="font-semibold break-words">{person}</p>
        <p className="break-words text-ink-2">{organization}</p>
        <p className="break-words text-ink-2">{device ? `${device.name}, ${location}` : location}</p>
        {device && <p className="mt-2 text-ink-2">Locks itself after {minutesOf(device.lockMinutes)} without a touch or a scan.</p>}
      </div>
      <ThemeSwitch size="floor" />
      {!device && (
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/floor/location" className="h-11! text-md!">
            Other location
          </ButtonLink>
          <ButtonLink href="/orders" data-hard="" className="h-11! text-md!">
            Office
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

const minutesOf = (minutes: number): string => (minutes === 1 ? "1 minute" : `${minutes} minutes`);
