import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { v7 } from "uuid";
import { submitOrderForm } from "@/app/(office)/orders/new/actions";
import { draftOfBody } from "@/components/orders/new/draft-of-body";
import { FORM_HINTS } from "@/components/orders/new/form-hints";
import { OrderForm } from "@/components/orders/new/order-form";
import { PageHeader } from "@/components/ui/page-header";
import { formChoices, startFromOrder } from "@/lib/orders/read-form";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Edit draft" };

export default async function EditDraftPage({ params }: PageProps<"/orders/[order]/edit">) {
  const actor = await requireRight("edit");
  const [start, choices] = await Promise.all([startFromOrder(actor, decodeURIComponent((await params).order), "kept"), formChoices(actor)]);
  if (!start) notFound();
  const { order, body, customerName } = start;
  // What is placed cannot be edited; its page says so.
  if (order.status !== "draft") redirect(`/orders/${order.number}`);
  return (
    <>
      <PageHeader
        title={`Edit draft ${order.number}`}
        breadcrumb={[{ label: "Drafts", href: "/drafts" }, { label: order.number, href: `/orders/${order.number}` }, { label: "Edit" }]}
        meta={`Version ${order.version}. The draft keeps the prices it was drawn up with until somebody changes them.`}
      />
      <OrderForm
        initial={draftOfBody(body, customerName)}
        origin={{ key: v7(), draft: { id: order.id, version: order.version }, refusal: null }}
        submit={submitOrderForm.bind(null, actor.orgId)}
        choices={choices}
        may={{ place: actor.rights.has("place"), save: true, override: actor.rights.has("override_credit") }}
        hints={FORM_HINTS}
      />
    </>
  );
}
