import type { ReactNode } from "react";

const FILLS = {
  shipped: "fill-u-shipped",
  packed: "fill-u-packed",
  picked: "fill-u-picked",
  reserved: "fill-u-reserved",
  waiting: "fill-u-wait",
  canceled: "fill-u-canceled",
};

export type UnitSegment = { value: number; color: keyof typeof FILLS; label: string };

type UnitBarProps = {
  /** In the order in which they are to stand; empty ones are left out. */
  segments: readonly UnitSegment[];
  /** Says the same in words; made from the segments when it is not given. */
  sentence?: ReactNode;
};

/** One bar of where the units are, and the sentence that says it. Widths are SVG attributes: the page's policy allows no inline styles. */
export function UnitBar({ segments, sentence }: UnitBarProps) {
  const shown = segments.filter(({ value }) => value > 0);
  const total = shown.reduce((sum, { value }) => sum + value, 0);
  const starts = shown.map((_segment, index) => shown.slice(0, index).reduce((sum, { value }) => sum + value, 0));
  const share = (value: number): string => `${total === 0 ? 0 : (value / total) * 100}%`;
  return (
    <div className="min-w-40">
      <svg aria-hidden="true" className="my-1.5 block h-2 w-full overflow-hidden rounded bg-line-2 forced-color-adjust-none">
        {shown.map(({ color, value }, index) => (
          <rect key={color} x={share(starts[index] ?? 0)} width={share(value)} height="100%" className={FILLS[color]} />
        ))}
        {starts.slice(1).map((start) => (
          <rect key={start} x={share(start)} width="1.5" height="100%" className="fill-sheet" />
        ))}
      </svg>
      <small className="block text-ink-2">{sentence ?? shown.map(({ value, label }) => `${value} ${label}`).join(" · ")}</small>
    </div>
  );
}
