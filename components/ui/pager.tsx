import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonClass } from "@/components/ui/button-style";

type PagerProps = {
  newerHref?: string | undefined;
  olderHref?: string | undefined;
  summary?: ReactNode;
  /** Lists that do not run by time say so, such as "Previous" and "Next". */
  labels?: { newer: string; older: string } | undefined;
};

const BY_TIME = { newer: "Newer", older: "Older" };

/** Two directions in a keyset list: pages have no numbers, because the list has no end that costs nothing to know. */
export function Pager({ newerHref, olderHref, summary, labels = BY_TIME }: PagerProps) {
  if (!newerHref && !olderHref && !summary) return null;
  return (
    <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center gap-3">
      {summary && <p className="text-ink-2">{summary}</p>}
      <span className="ml-auto flex gap-2">
        <PagerLink href={newerHref} rel="prev" label={labels.newer} />
        <PagerLink href={olderHref} rel="next" label={labels.older} />
      </span>
    </nav>
  );
}

function PagerLink({ href, rel, label }: { href: string | undefined; rel: "prev" | "next"; label: string }) {
  if (!href)
    return (
      <span aria-disabled="true" className={buttonClass()}>
        {label}
      </span>
    );
  return (
    <ButtonLink href={href} rel={rel}>
      {label}
    </ButtonLink>
  );
}
