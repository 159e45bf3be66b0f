import type { ReactNode } from "react";
import { listHref } from "@/components/outbox/list-href";
import { ButtonLink } from "@/components/ui/button-link";
import { TextLink } from "@/components/ui/text-link";
import type { ExportName } from "@/lib/exports/lists";

type ExportLinkProps = {
  list: ExportName;
  /** The filter of the page, in the words of its address. */
  filter?: Readonly<Record<string, string | undefined>> | undefined;
};

const hrefOf = ({ list, filter = {} }: ExportLinkProps): string => listHref(`/exports/${list}.csv`, filter);

// A file is the browser's own business: as a soft link it would be asked for twice.
/** Takes the list of the page away as CSV, as it is filtered now. */
export const ExportLink = (props: ExportLinkProps) => (
  <ButtonLink href={hrefOf(props)} variant="ghost" data-hard="">
    Export
  </ButtonLink>
);

/** The same under one of several lists of a page, saying which. */
export const ExportText = ({ children, ...props }: ExportLinkProps & { children: ReactNode }) => (
  <TextLink href={hrefOf(props)} data-hard="">
    {children}
  </TextLink>
);
