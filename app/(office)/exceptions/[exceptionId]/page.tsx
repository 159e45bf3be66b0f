import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { assignAction, closeExceptionAction } from "@/app/(office)/exceptions/actions";
import { AssignForm, CloseForm } from "@/components/exceptions/exception-forms";
import { ExceptionFacts } from "@/components/exceptions/exception-facts";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import { Columns } from "@/components/ui/columns";
import { DeniedButton } from "@/components/ui/denied-button";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { KIND_WORDS, OWNER_RIGHTS } from "@/lib/exceptions/kinds";
import { findException } from "@/lib/exceptions/list-exceptions";
import { listOwners } from "@/lib/exceptions/list-owners";
import { nextStepOf } from "@/lib/exceptions/next-step";
import { RIGHT_TEXT } from "@/lib/tenancy/right-text";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Exception" };

export default async function ExceptionPage({ params }: PageProps<"/exceptions/[exceptionId]">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const id = z.uuid().safeParse((await params).exceptionId);
  const found = id.success ? await findException(actor, id.data) : null;
  if (!found) notFound();
  const { what, step, href } = nextStepOf(found);
  const right = OWNER_RIGHTS[found.kind];
  const isOpen = found.closedAt === null;
  const mayChange = actor.rights.has(right) || actor.rights.has("manage");
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title={KIND_WORDS[found.kind]}
        breadcrumb={[{ label: "Exceptions", href: "/exceptions" }, { label: KIND_WORDS[found.kind] }]}
        chips={
          <Chip tone={isOpen ? "wait" : "ok"} shape={isOpen ? "ring" : "disc"}>
            {isOpen ? "Open" : "Closed"}
          </Chip>
        }
        actions={
          isOpen && (
            <>
              {mayChange ? (
                <CloseForm exception={found} action={closeExceptionAction} />
              ) : (
                <DeniedButton reason={`It needs the right “${RIGHT_TEXT[right]}”.`}>Close</DeniedButton>
              )}
              <ButtonLink href={href} variant="primary" hotkey="n">
                Go there
              </ButtonLink>
            </>
          )
        }
      />
      <Columns aside={<ExceptionFacts exception={found} zone={zone} />}>
        <Sheet title={isOpen ? "What happened, and what to do" : "What happened"}>
          <p className="break-words">
            <bdi>{what}</bdi>
          </p>
          <p className="mt-1 text-ink-2">{isOpen ? step : `Closed: “${found.closeNote ?? ""}”`}</p>
        </Sheet>
        {isOpen && (
          <Sheet title="Who takes care of it">
            {mayChange ? (
              <AssignForm exception={found} owners={await listOwners(actor, found)} action={assignAction} />
            ) : (
              <p className="text-ink-2">{found.assignedName ?? `Whoever has the right “${RIGHT_TEXT[right]}”.`}</p>
            )}
          </Sheet>
        )}
      </Columns>
    </>
  );
}
