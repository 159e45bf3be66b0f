import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";

export type ChipShape = "disc" | "half" | "ring" | "square";
export type ChipProps = {
  tone?: Tone | undefined;
  shape?: ChipShape | undefined;
  size?: "md" | "floor" | undefined;
  children: ReactNode;
};

type ChipLook = Omit<ChipProps, "children">;

/** The class of a chip, for lists that carry hundreds of them. */
export function chipLook({ tone = "neutral", shape = "disc", size = "md" }: ChipLook): string {
  const words = [tone !== "neutral" && tone, shape !== "disc" && shape, size === "floor" && size];
  return words.reduce<string>((look, word) => (word ? `${look} chip-${word}` : look), "chip");
}

/** A status as a word, a shape and a colour: disc done, half partly, ring not yet, square an instruction. */
export function Chip({ children, ...look }: ChipProps) {
  return <span className={chipLook(look)}>{children}</span>;
}
