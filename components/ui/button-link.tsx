import Link from "next/link";
import type { ComponentProps } from "react";
import { HotkeyHint } from "@/components/ui/button";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-style";
import { ariaKeys, type Hotkey } from "@/components/ui/hotkey";

type ButtonLinkProps = ComponentProps<typeof Link> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  hotkey?: Hotkey | undefined;
};

export function ButtonLink({ variant, size, hotkey, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={buttonClass(variant, size, className)} {...(hotkey && { "aria-keyshortcuts": ariaKeys(hotkey) })} {...rest}>
      {children}
      {hotkey && <HotkeyHint hotkey={hotkey} />}
    </Link>
  );
}
