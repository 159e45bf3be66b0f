"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useTransition } from "react";
import { HiddenInputs, type HiddenValues } from "@/components/ui/hidden-inputs";

type FilterBarProps = { action: string; label?: string | undefined; keep?: HiddenValues | undefined; children: ReactNode };

/** Filters as a GET form: the URL is the state. Empty fields leave no trace in it, and it works without script. */
export function FilterBar({ action, label = "Filters", keep, children }: FilterBarProps) {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
    const href = query.size > 0 ? `${action}?${query}` : action;
    startTransition(() => (pathname === action ? router.replace(href, { scroll: false }) : router.push(href)));
  };
  return (
    <form
      role="search"
      aria-label={label}
      aria-busy={pending}
      action={action}
      method="get"
      onSubmit={submit}
      className="mb-3 flex flex-wrap items-end gap-2 aria-busy:opacity-70"
    >
      <HiddenInputs values={keep} />
      {children}
      <noscript>
        <button type="submit">Apply</button>
      </noscript>
    </form>
  );
}
