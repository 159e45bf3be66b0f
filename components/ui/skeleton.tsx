import { classNames } from "@/components/ui/class-names";

/** The place of what is coming; give it the size of what is coming. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={classNames("breathe block h-4 rounded-sm bg-line-2", className)} />;
}
