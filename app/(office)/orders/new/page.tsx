import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v7 } from "uuid";
import { submitOrderForm } from "@/app/(office)/orders/new/actions";
import { draftOfBody } from "@/components/orders/new/draft-of-body";
import { emptyDraft, type OrderDraft } from "@/components/orders/new/order-draft";
import { FORM_HINTS } from "@/components/orders/new/form-hints";
import { OrderForm } from "@/components/orders/new/order-form";
import { PageHeader } from "@/components/ui/page-header";
import type { PlaceBody } from "@/lib/orders/inputs";
import { formChoices, startForCustomer, startFromOrder, startFromRefusal } from "@/lib/orders/read-form";
import type { Actor } from "@/lib/tenancy/actor";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "New order" };

type Start = { draft: OrderDraft; meta: string | null; refusal: string | null };

export default async function NewOrderPage({ searchParams }: PageProps<"/orders/new">) {
  const actor = await requireRight("create");
  const { copy, refusal, customer } = await searchParams;
  const [start, choices] = await Promise.all([startOf(actor, { copy, refusal, customer }), formChoices(actor)]);
  return (
    <>
      <PageHeader title="New order" breadcrumb={[{ label: "Orders", href: "/orders" }, { label: "New order" }]} meta={start.meta} />
      <OrderForm
        initial={start.draft}
        origin={{ key: v7(), draft: null, refusal: start.refusal }}
        submit={submitOrderForm.bind(null, actor.orgId)}
        choices={choices}
        may={{ place: actor.rights.has("place"), save: true, override: actor.rights.has("override_credit") }}
        hints={FORM_HINTS}
      />
    </>
  );
}

type Asked = Record<"copy" | "refusal" | "customer", string | string[] | undefined>;

/** Empty, for a customer, or filled with what another order or a refused placement asked for. */
async function startOf(actor: Actor, { copy, refusal, customer }: Asked): Promise<Start> {
  if (typeof copy === "string") {
    const found = await startFromOrder(actor, copy, "of_today");
    if (found)
      return {
        draft: draftOfBody(found.body, found.customerName),
        meta: `A copy of ${found.order.number}, at today's prices, VAT rates and rules. Stock and credit are checked anew.`,
        refusal: null,
      };
  }
  if (typeof refusal === "string") {
    const found = await startFromRefusal(actor, refusal);
    // Its page says which order came of it.
    if (found?.placedAs) redirect(`/refused/${refusal}`);
    if (found) return { draft: draftOfBody(found.body, found.customerName), meta: refusedMeta(found.body), refusal };
  }
  const known = typeof customer === "string" ? await startForCustomer(actor, customer) : null;
  return { draft: emptyDraft(known?.code, known?.name), meta: null, refusal: null };
}

function refusedMeta({ channel, external_id }: PlaceBody): string {
  const from = [channel && `channel ${channel}`, external_id && `external number ${external_id}`].filter(Boolean).join(", ");
  return `As it was refused; change what stood in the way.${from && ` It stays of ${from}.`}`;
}
