import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { useOwnId } from "@/components/ui/own-id";

type PopoverProps = {
  /** Names the layer for assistive technology. */
  label: string;
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end" | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  buttonClassName?: string | undefined;
  className?: string | undefined;
};

/** A button and a layer that hangs on it; Escape or a click elsewhere closes it. */
export function Popover({ label, trigger, children, align = "start", variant, size, buttonClassName, className }: PopoverProps) {
  const id = useOwnId(label);
  return (
    <>
      <button type="button" popoverTarget={id} aria-haspopup="dialog" className={buttonClass(variant, size, buttonClassName)}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        data-hangs={align}
        className={classNames(
          align === "start" ? "layer-start" : "layer-end",
          "appear max-h-[80dvh] w-80 max-w-[calc(100vw-1rem)] overflow-y-auto rounded border border-line bg-sheet p-4 text-ink shadow-float",
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}
