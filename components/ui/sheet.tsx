import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { useOwnId } from "@/components/ui/own-id";

type SheetProps = {
  title?: ReactNode;
  /** Stands right of the title: a mono id, a link, a small button. */
  actions?: ReactNode;
  padded?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

export function Sheet({ title, actions, padded = true, id, className, children }: SheetProps) {
  const titleId = useOwnId(title);
  return (
    <section
      id={id}
      {...(title && { "aria-labelledby": titleId })}
      className={classNames("min-w-0 rounded border border-line bg-sheet", padded && "px-4 py-3.5", className)}
    >
      {(title || actions) && (
        <header
          className={classNames(
            "flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 [&>a]:-my-1 [&>button]:-my-1",
            padded ? "mb-2.5" : "border-b border-line px-4 py-3",
          )}
        >
          {title && <h2 id={titleId}>{title}</h2>}
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
