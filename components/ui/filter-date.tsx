type FilterDateProps = { name: string; label: string; value?: string | undefined };

/** A date that narrows a list, with its name before it. */
export function FilterDate({ name, label, value }: FilterDateProps) {
  return (
    <label className="flex h-8 items-center gap-2 rounded-sm border border-line bg-sheet px-2.5 text-sm hover:border-field max-md:h-10 max-md:flex-1 max-md:basis-2/5">
      <span className="text-ink-2">{label}</span>
      <input type="date" name={name} defaultValue={value} data-auto-submit="" className="min-w-0 bg-transparent max-md:text-[1rem]" />
    </label>
  );
}
