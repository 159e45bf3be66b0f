import type { ReactNode } from "react";

type ProblemPageProps = { title: string; children: ReactNode; actions?: ReactNode };

/** A page that cannot be shown: why not, and where to go instead. */
export function ProblemPage({ title, children, actions }: ProblemPageProps) {
  return (
    <div className="grid max-w-prose justify-items-start gap-3 py-10">
      <h1>{title}</h1>
      <div className="text-ink-2">{children}</div>
      {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
