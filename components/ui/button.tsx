import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-style";
import { ariaKeys, type Hotkey, keyCaps } from "@/components/ui/hotkey";
import { Kbd } from "@/components/ui/kbd";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  hotkey?: Hotkey | undefined;
};

export function Button({ variant, size, hotkey, type = "button", className, children, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(variant, size, className)}
      {...(hotkey && { "aria-keyshortcuts": ariaKeys(hotkey) })}
      {...rest}
    >
      {children}
      {hotkey && <HotkeyHint hotkey={hotkey} />}
    </button>
  );
}

export function HotkeyHint({ hotkey }: { hotkey: Hotkey }) {
  return (
    <span aria-hidden="true" className="hidden items-center md:inline-flex">
      <Kbd framed={false}>{keyCaps(hotkey).join(" ")}</Kbd>
    </span>
  );
}
