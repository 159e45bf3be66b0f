import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 } from "uuid";
import { cancelWithForm } from "@/app/(public)/track/[token]/cancel/actions";
import { CancelCheck } from "@/components/track/cancel-check";
import { CancelChoice } from "@/components/track/cancel-choice";
import { TextLink } from "@/components/ui/text-link";
import { previewByLink } from "@/lib/track/cancel";
import { chosenUnits } from "@/lib/track/chosen-units";
import { openPage } from "@/lib/track/open-page";

export const metadata: Metadata = { title: "Cancel units of your order", referrer: "same-origin", robots: { index: false, follow: false } };

/** Two steps, which also work without a script: choose, then see what it would do and confirm. */
export default async function CancelPage({ params, searchParams }: PageProps<"/track/[token]/cancel">) {
  const { token } = await params;
  const opened = await openPage(token);
  if (!opened) notFound();
  const { link, view } = opened;
  const chosen = chosenUnits(view.order, await searchParams);
  const body = { version: view.order.version, reason: "customer_request" as const, lines: chosen.lines };
  const isSome = chosen.units > 0 || chosen.services.length > 0;
  const preview = isSome ? await previewByLink(link, body) : null;
  return (
    <>
      <header>
        <b>{view.organization.name}</b>
        <h1 className="mt-3.5 text-xl">Cancel what you do not want</h1>
        <p className="mt-1 text-ink-2">Order {view.order.number}</p>
      </header>
      {preview || chosen.isGone ? (
        <CancelCheck view={view} token={token} chosen={chosen} preview={preview} action={cancelWithForm} formKey={v7()} />
      ) : (
        <CancelChoice view={view} token={token} isNothing={chosen.isAsked} />
      )}
      <TextLink href={`/track/${token}`}>Back to the order</TextLink>
    </>
  );
}
