import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { closeAction } from "@/app/(office)/stock/expected/actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ArrivedReceipts } from "@/components/stock/arrived-receipts";
import { ExpectedActions } from "@/components/stock/expected-actions";
import { ExpectedFacts } from "@/components/stock/expected-facts";
import { ExpectedChip, ExpectedLineTable, isLate } from "@/components/stock/expected-tables";
import { ForgetKept } from "@/components/stock/forget-kept";
import { EXPECTED_KIND_WORDS } from "@/components/stock/words";
import { unitsText } from "@/components/stock/units-text";
import { Banner } from "@/components/ui/banner";
import { Chip } from "@/components/ui/chip";
import { Columns } from "@/components/ui/columns";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { readExpectedPage } from "@/lib/expected/read-expected-page";
import { businessDate } from "@/lib/orders/business-date";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Expected receipt" };

export default async function ExpectedReceiptPage({ params, searchParams }: PageProps<"/stock/expected/[expectedId]">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const id = z.uuid().safeParse((await params).expectedId);
  const expected = id.success ? await readExpectedPage(actor, id.data) : null;
  if (!expected) notFound();
  const asked = await searchParams;
  const done = asked["new"] === undefined ? (asked["changed"] === undefined ? null : "Changed") : "Announced";
  const units = expected.lines.reduce((sum, line) => sum + line.units, 0);
  const late = isLate(expected, businessDate(new Date(), zone));
  return (
    <>
      <LiveRefresh topic="stock" />
      <PageHeader
        title={<bdi>{expected.reference}</bdi>}
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Expected", href: "/stock/expected" }, { label: expected.reference }]}
        chips={
          <>
            <ExpectedChip state={expected.state} />
            {late && (
              <Chip tone="wait" shape="square">
                Late
              </Chip>
            )}
          </>
        }
        meta={
          <>
            {EXPECTED_KIND_WORDS[expected.kind]}
            {expected.supplier && (
              <>
                {" "}
                from <bdi>{expected.supplier}</bdi>
              </>
            )}
            , {expected.locationName}
          </>
        }
        actions={expected.state !== "closed" && <ExpectedActions expected={expected} rights={actor.rights} close={closeAction} />}
      />
      <div className="grid gap-4">
        {done && <ForgetKept name={`Announce goods ${actor.orgId} ${actor.id}`} />}
        {done && <ForgetKept name={`Change ${expected.id} ${expected.version - 1} ${actor.orgId} ${actor.id}`} />}
        {done && (
          <Banner tone="ok" live title={`${done}: ${unitsText(units)} at ${expected.location}`}>
            The receivers see it on their tablets at once.
          </Banner>
        )}
        {asked["closed"] !== undefined && expected.state === "closed" && (
          <Banner tone="wait" live title="It is closed">
            Nothing of it can be changed any more. What arrives after all is received as a blind receipt.
          </Banner>
        )}
        <Columns aside={<ExpectedFacts expected={expected} zone={zone} />}>
          <ExpectedLineTable lines={expected.lines} currency={expected.currency} closed={expected.state === "closed"} />
          <Sheet title="Arrivals">
            <ArrivedReceipts arrivals={expected.arrivals} zone={zone} />
          </Sheet>
        </Columns>
      </div>
    </>
  );
}
