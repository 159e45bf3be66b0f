import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { MessageTable } from "@/components/shipping/message-table";
import { ShipmentTabs } from "@/components/shipping/shipment-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { messageListInput } from "@/lib/shipping/list-input";
import { listMessages } from "@/lib/shipping/read-messages";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Carrier messages" };

export default async function CarrierMessagesPage({ searchParams }: PageProps<"/shipments/messages">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const { result, after, before } = messageListInput.parse(await searchParams);
  const page = await listMessages(actor, { waiting: result === "waiting" }, { after, before });
  const href = (change: Record<string, string>) => listHref("/shipments/messages", { result, ...change });
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title="Carrier messages"
        meta="Each counts once, however often it is sent. What comes before its parcel left waits for it."
        actions={<ExportLink list="carrier-messages" filter={{ result }} />}
      />
      <ShipmentTabs active="/shipments/messages" />
      <FilterBar action="/shipments/messages">
        <FilterSelect
          name="result"
          label="Result"
          all="Every message"
          options={[{ value: "waiting", label: "Waits for its parcel" }]}
          value={result}
        />
      </FilterBar>
      <MessageTable
        messages={page.items}
        zone={zone}
        empty={
          <EmptyState title={result === "waiting" ? "No message waits" : "No message yet"}>
            Carriers report here through the API what became of their parcels; a delivery moves the order.
          </EmptyState>
        }
      />
      <Pager
        newerHref={page.previous === null ? undefined : href({ before: page.previous })}
        olderHref={page.next === null ? undefined : href({ after: page.next })}
      />
    </>
  );
}
