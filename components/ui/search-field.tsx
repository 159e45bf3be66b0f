import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";

type SearchFieldProps = {
  label: string;
  name?: string | undefined;
  defaultValue?: string | undefined;
  /** Search while typing, a moment after the last key; Enter always works. */
  instant?: boolean | undefined;
  className?: string | undefined;
};

/** The search of a list, inside a FilterBar. The shell focuses it on "/". */
export function SearchField({ label, name = "q", defaultValue, instant = true, className }: SearchFieldProps) {
  return (
    <span className={classNames("group relative grid min-w-48 flex-1 items-center max-md:basis-full", className)}>
      <input
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={defaultValue}
        {...(instant && { "data-instant": "" })}
        aria-keyshortcuts="/"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full rounded-sm border border-field bg-sheet pr-9 pl-2.5 text-base hover:border-ink-3 max-md:h-10 max-md:text-[1rem]"
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
