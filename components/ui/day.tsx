import { fullDay, shortDay, thisMoment } from "@/components/ui/day-form";

type DayProps = {
  /** A business date, YYYY-MM-DD: it has no time zone. */
  value: string;
  today?: string | undefined;
};

export function Day({ value, today = thisMoment().toISOString().slice(0, 10) }: DayProps) {
  return (
    <time dateTime={value} title={fullDay(value)} suppressHydrationWarning>
      {shortDay(value, today)}
    </time>
  );
}
