import { fullTime, thisMoment, type TimeForm, timeText } from "@/components/ui/day-form";

type TimeProps = {
  value: string | Date;
  /** The organization's time zone, such as Europe/Belgrade. */
  zone: string;
  form?: TimeForm | undefined;
  now?: Date | undefined;
};

/** An instant in the form of its day, in full on hover. */
export function Time({ value, zone, form = "auto", now = thisMoment() }: TimeProps) {
  const at = typeof value === "string" ? new Date(value) : value;
  return (
    <time dateTime={at.toISOString()} title={fullTime(at, zone)} suppressHydrationWarning>
      {timeText(at, zone, form, now)}
    </time>
  );
}
