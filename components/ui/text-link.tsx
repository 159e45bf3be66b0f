import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

type TextLinkProps = ComponentProps<"a"> & {
  href: string;
  /** Without a line under it: where the place alone says that it is a link, such as a cell of a list. */
  quiet?: boolean | undefined;
};

/** A link in text. Plain markup: going to a page of ours without loading it anew is a behaviour of the page. */
export function TextLink({ href, quiet = false, className, children, ...rest }: TextLinkProps) {
  return (
    <a href={href} className={classNames(quiet ? "hover:text-accent hover:underline" : "link", className)} {...rest}>
      {children}
    </a>
  );
}
