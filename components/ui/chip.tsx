import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";

export type ChipShape = "disc" | "half" | "ring" | "square";
export type ChipProps = {
  tone?: Tone | undefined;
  shape?: ChipShape | undefined;
  size?: "md" | "floor" | undefined;
  children: ReactNode;
};

/** A status as a word, a shape and a colour: disc done, half partly, ring not yet, square an instruction. */
export function Chip({ tone = "neutral", shape = "disc", size = "md", children }: ChipProps) {
  const words = [tone !== "neutral" && tone, shape !== "disc" && shape, size === "floor" && size];
  return <span className={words.reduce<string>((look, word) => (word ? `${look} chip-${word}` : look), "chip")}>{children}</span>;
}
