import { classNames } from "@/components/ui/class-names";

export type ButtonVariant = "default" | "primary" | "danger" | "danger-fill" | "ghost";
export type ButtonSize = "sm" | "md" | "lg" | "floor";

const SIZES: Record<ButtonSize, string> = {
  sm: "h-6.5 gap-1.5 rounded-sm px-2 text-xs max-md:h-8",
  md: "h-8 gap-2 rounded-sm px-3 text-sm max-md:h-10",
  lg: "h-11.5 gap-2 rounded-lg px-4 text-md",
  floor: "h-15 gap-3 rounded-lg px-5.5 text-floor",
};

export const buttonClass = (variant: ButtonVariant = "default", size: ButtonSize = "md", extra?: string): string =>
  classNames(`button button-${variant}`, SIZES[size], extra);
