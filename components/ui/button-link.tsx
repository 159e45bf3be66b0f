import type { ComponentProps } from "react";
import { HotkeyHint } from "@/components/ui/button";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-style";
import { ariaKeys, type Hotkey } from "@/components/ui/hotkey";

type ButtonLinkProps = ComponentProps<"a"> & {
  href: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  hotkey?: Hotkey | undefined;
};

/** A link that looks like a button, for what leads to a page. */
export function ButtonLink({ href, variant, size, hotkey, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a href={href} className={buttonClass(variant, size, className)} {...(hotkey && { "aria-keyshortcuts": ariaKeys(hotkey) })} {...rest}>
      {children}
      {hotkey && <HotkeyHint hotkey={hotkey} />}
    </a>
  );
}
