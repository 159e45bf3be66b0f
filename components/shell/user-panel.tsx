import type { ReactNode } from "react";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";

export type ShellUser = { name: string; email: string; role?: string | undefined };

type UserPanelProps = { user: ShellUser; signOut: (form: FormData) => Promise<void>; extra?: ReactNode };

/** Who is signed in, how the pages look, and the way out. */
export function UserPanel({ user, signOut, extra }: UserPanelProps) {
  return (
    <div className="grid gap-4">
      <div className="min-w-0">
        <p className="truncate font-semibold">{user.name}</p>
        <p className="truncate text-xs text-ink-2">{user.email}</p>
        {user.role && <p className="text-xs text-ink-2">{user.role}</p>}
      </div>
      <ThemeSwitch />
      {extra}
      <ButtonLink href="/account" variant="ghost" className="justify-self-start">
        Your account
      </ButtonLink>
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="ghost" data-command="help" className="max-md:hidden">
          Keyboard
        </Button>
        <form action={signOut}>
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    </div>
  );
}
