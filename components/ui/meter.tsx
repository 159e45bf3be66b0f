import type { Tone } from "@/components/ui/tone";

const FILLS: Record<Tone, string> = { ok: "fill-ok", wait: "fill-wait", stop: "fill-stop", info: "fill-info", neutral: "fill-accent" };

type MeterProps = { value: number; max: number; label: string; tone?: Tone | undefined };

/** How much of a limit is used. */
export function Meter({ value, max, label, tone = "neutral" }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const percent = Math.round(share * 100);
  return (
    <div role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={`${percent} %`}>
      <svg aria-hidden="true" className="my-1.5 block h-1.5 w-full overflow-hidden rounded-full bg-line-2 forced-color-adjust-none">
        <rect width={`${share * 100}%`} height="100%" className={FILLS[tone]} />
      </svg>
    </div>
  );
}
