type ProgressBarProps = { value: number; max: number; label: string; showText?: boolean | undefined };

/** How far a piece of work has come; says it in figures too. */
export function ProgressBar({ value, max, label, showText = true }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className="flex items-center gap-3">
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={max} aria-valuenow={value} className="flex-1">
        <svg aria-hidden="true" className="block h-2 w-full overflow-hidden rounded bg-line-2 forced-color-adjust-none">
          <rect width={`${share * 100}%`} height="100%" className="fill-accent transition-[width] duration-300" />
        </svg>
      </div>
      {showText && (
        <span className="num text-ink-2">
          {value} of {max}
        </span>
      )}
    </div>
  );
}
