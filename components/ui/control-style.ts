import { classNames } from "@/components/ui/class-names";

const SHAPE =
  "w-full min-w-0 border bg-sheet text-ink transition-colors duration-100 disabled:cursor-not-allowed disabled:bg-line-2 disabled:text-ink-2 [&[readonly]]:bg-line-2";

/** Phones zoom into a focused control whose text is under 16 px, so there it is 16. */
const SIZES = {
  md: "rounded-sm px-2.5 text-base max-md:text-[1rem]",
  floor: "rounded-lg px-4 text-floor",
};

const HEIGHTS = { md: "h-8 max-md:h-10", floor: "h-15" };

type ControlStyle = { size?: "md" | "floor" | undefined; invalid: boolean; tall?: boolean | undefined; extra?: string | undefined };

export const controlClass = ({ size = "md", invalid, tall, extra }: ControlStyle): string =>
  classNames(SHAPE, SIZES[size], !tall && HEIGHTS[size], invalid ? "border-stop" : "border-field hover:border-ink-3", extra);
