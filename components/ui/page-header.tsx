import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";

type PageHeaderProps = {
  title: ReactNode;
  chips?: ReactNode;
  /** The primary action last. */
  actions?: ReactNode;
  meta?: ReactNode;
  breadcrumb?: readonly Crumb[] | undefined;
};

export function PageHeader({ title, chips, actions, meta, breadcrumb }: PageHeaderProps) {
  return (
    <header className="mb-4.5">
      {breadcrumb && <Breadcrumb items={breadcrumb} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 break-words">{title}</h1>
        {chips && <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">{chips}</div>}
        {actions && <div className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-2 max-md:ml-0 max-md:w-full">{actions}</div>}
      </div>
      {meta && <p className="mt-1 text-ink-2 max-md:mt-2">{meta}</p>}
    </header>
  );
}
