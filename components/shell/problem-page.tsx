import type { ReactNode } from "react";
import { Mono } from "@/components/ui/mono";

type ProblemPageProps = { title: string; children: ReactNode; actions?: ReactNode; reference?: string | undefined };

/** A page that could not be shown: what happened, what to do, and what to quote when asking for help. */
export function ProblemPage({ title, children, actions, reference }: ProblemPageProps) {
  return (
    <div className="grid max-w-prose justify-items-start gap-3 py-10">
      <h1>{title}</h1>
      <div className="text-ink-2">{children}</div>
      {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      {reference && (
        <p className="mt-2 text-xs text-ink-2">
          Reference <Mono>{reference}</Mono>
        </p>
      )}
    </div>
  );
}
