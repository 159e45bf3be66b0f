import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Tone } from "@/components/ui/tone";

export type ChipShape = "disc" | "half" | "ring" | "square";
export type ChipProps = {
  tone?: Tone | undefined;
  shape?: ChipShape | undefined;
  size?: "md" | "floor" | undefined;
  title?: string | undefined;
  children: ReactNode;
};

const TONES: Record<Tone, string> = {
  ok: "bg-ok-wash text-ok",
  wait: "bg-wait-wash text-wait",
  stop: "bg-stop-wash text-stop",
  info: "bg-info-wash text-info",
  neutral: "bg-line-2 text-ink-2",
};

const EDGE = "shadow-[inset_0_0_0_1.5px_currentColor]";
const SHAPES: Record<ChipShape, string> = {
  disc: "rounded-full bg-current",
  half: `rounded-full bg-[linear-gradient(90deg,currentColor_50%,transparent_50%)] ${EDGE}`,
  ring: `rounded-full ${EDGE}`,
  square: "rounded-[2px] bg-current",
};

/** A status as a word, a shape and a colour: disc done, half partly, ring not yet, square an instruction. */
export function Chip({ tone = "neutral", shape = "disc", size = "md", title, children }: ChipProps) {
  const box = size === "floor" ? "h-7.5 px-3 text-md" : "h-5.5 px-2 text-xs";
  return (
    <span
      title={title}
      className={classNames("inline-flex max-w-full items-center gap-1.5 rounded-full font-medium whitespace-nowrap", box, TONES[tone])}
    >
      <i aria-hidden="true" className={classNames("size-2 shrink-0 forced-color-adjust-none", SHAPES[shape])} />
      <span className="truncate">{children}</span>
    </span>
  );
}
