import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { changeAction } from "@/app/(office)/stock/expected/actions";
import { ExpectedHead } from "@/components/stock/expected-head";
import { GoodsForm } from "@/components/stock/goods-form";
import { PasteRows } from "@/components/stock/paste-rows";
import { SeenInput } from "@/components/stock/seen-input";
import { HotkeyHint } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { TextField } from "@/components/ui/text-field";
import { readExpectedPage } from "@/lib/expected/read-expected-page";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Change an expected receipt" };

export default async function ChangeExpectedPage({ params }: PageProps<"/stock/expected/[expectedId]/edit">) {
  const actor = await requireRight("receive");
  const id = z.uuid().safeParse((await params).expectedId);
  const expected = id.success ? await readExpectedPage(actor, id.data) : null;
  if (!expected) notFound();
  const page = `/stock/expected/${expected.id}`;
  if (expected.state === "closed") redirect(`${page}?closed=1`);
  const rows = expected.lines.map(({ sku, name, units, unitCost }) => ({
    code: sku,
    sku,
    name,
    units: String(units),
    cost: unitCost?.replace(/(\.\d{2}\d*?)0+$/, "$1") ?? "",
  }));
  return (
    <>
      <PageHeader
        title={<bdi>Change {expected.reference}</bdi>}
        breadcrumb={[
          { label: "Stock", href: "/stock" },
          { label: "Expected", href: "/stock/expected" },
          { label: expected.reference, href: page },
          { label: "Change" },
        ]}
        meta="What has arrived stays as it is. With nothing missing any longer it closes."
      />
      <GoodsForm
        action={changeAction}
        refusals={STOCK_FORM_SENTENCES}
        once={randomUUID()}
        label={`Change ${expected.id} ${expected.version}`}
        title="What is announced"
        verb="Save"
        pendingLabel="Saving"
        rows={rows}
        currency={expected.currency}
        lotless
        owner={`${actor.orgId} ${actor.id}`}
        head={
          <>
            <input type="hidden" name="expected" value={expected.id} />
            <SeenInput name="version" value={expected.version} />
            <ExpectedHead
              where={<TextField name="where" label="Location" defaultValue={`${expected.location} ${expected.locationName}`} disabled />}
              of={expected}
            />
          </>
        }
        hint={<HotkeyHint hotkey="mod+enter" />}
        paste={<PasteRows withCost withLots={false} />}
        note="No lines yet."
      />
    </>
  );
}
