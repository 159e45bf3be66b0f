import { SelectCaret } from "@/components/ui/select-caret";
import type { SelectOption } from "@/components/ui/select-field";

type FilterSelectProps = {
  name: string;
  label: string;
  /** What it says when it filters nothing. */
  all: string;
  options: readonly SelectOption[];
  value?: string | undefined;
};

const CONTROL =
  "h-8 w-full appearance-none rounded-sm border border-line bg-sheet pr-7 pl-2.5 text-sm text-ellipsis hover:border-field max-md:h-10 max-md:text-[1rem] not-[:has(option[value='']:checked)]:border-accent not-[:has(option[value='']:checked)]:bg-accent-wash";

/** One filter of a list. It applies as soon as it changes, and shows that it narrows the list. */
export function FilterSelect({ name, label, all, options, value = "" }: FilterSelectProps) {
  return (
    <span className="relative grid items-center max-md:flex-1 max-md:basis-2/5">
      <select name={name} aria-label={label} defaultValue={value} data-auto-submit="" className={CONTROL}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <SelectCaret />
    </span>
  );
}
