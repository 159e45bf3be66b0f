"use client";

import { type ChangeEvent, useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/control-style";
import { Kbd } from "@/components/ui/kbd";

type SearchFieldProps = {
  label: string;
  name?: string | undefined;
  defaultValue?: string | undefined;
  /** Search while typing, a moment after the last key; Enter always works. */
  instant?: boolean | undefined;
  className?: string | undefined;
};

const PAUSE_MS = 300;

/** The search of a list. The shell focuses it on "/". */
export function SearchField({ label, name = "q", defaultValue, instant = true, className }: SearchFieldProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (event: ChangeEvent<HTMLInputElement>) => {
    const { form } = event.currentTarget;
    clearTimeout(timer.current);
    if (instant) timer.current = setTimeout(() => form?.requestSubmit(), PAUSE_MS);
  };
  return (
    <span className={classNames("group relative grid min-w-48 flex-1 items-center max-md:basis-full", className)}>
      <input
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={defaultValue}
        onChange={search}
        data-search=""
        aria-keyshortcuts="/"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        className={controlClass({ invalid: false, extra: "pr-9" })}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute right-1.5 max-md:hidden group-focus-within:hidden group-has-[input:not(:placeholder-shown)]:hidden"
      >
        <Kbd>/</Kbd>
      </span>
    </span>
  );
}
