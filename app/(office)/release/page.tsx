import type { Metadata } from "next";
import { releaseForm, saveFloorRules } from "@/app/(office)/release/actions";
import { ExportText } from "@/components/exports/export-link";
import { BoardSheets } from "@/components/fulfilment/board-sheets";
import { ReleaseForm } from "@/components/fulfilment/release-form";
import { RuleForm } from "@/components/fulfilment/rule-form";
import { WalkTable } from "@/components/fulfilment/walk-table";
import { LiveRefresh } from "@/components/live/live-refresh";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { firstRows, hasMore, MOST_SHOWN } from "@/lib/catalogue/first-rows";
import { readBoard } from "@/lib/fulfilment/read-board";
import { listReleasable } from "@/lib/fulfilment/read-releasable";
import { listWalks } from "@/lib/fulfilment/read-walks";
import { readFloorRules } from "@/lib/fulfilment/release-rule";
import { businessDate } from "@/lib/orders/business-date";
import { listPlaces } from "@/lib/receiving/read-places";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Floor" };

const nameOf = ({ code, name }: { code: string; name: string }): string => `${code} ${name}`;

export default async function ReleasePage({ searchParams }: { searchParams: Promise<{ location?: string | string[] }> }) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const places = (await listPlaces(actor)).filter(({ isMine }) => isMine);
  const asked = (await searchParams).location;
  const [first, ...others] = places;
  const place = others.find(({ code }) => code === asked) ?? first;
  if (!first || !place) return <EmptyState title="No location yet">Add a location in the settings; its floor appears here.</EmptyState>;
  const today = businessDate(new Date(), zone);
  const mayManage = actor.rights.has("manage");
  const [board, releasable, walks, rules] = await Promise.all([
    readBoard(actor, place.id, today),
    listReleasable(actor, place.id, MOST_SHOWN + 1),
    listWalks(actor, place.id),
    mayManage ? readFloorRules(actor.orgId) : null,
  ]);
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader title="Floor" meta="What is reserved goes to the floor as walks; pickers see it at once." />
      <FilterBar action="/release">
        <FilterSelect
          name="location"
          label="Location"
          all={nameOf(first)}
          options={others.map((other) => ({ value: other.code, label: nameOf(other) }))}
          value={place === first ? undefined : place.code}
        />
      </FilterBar>
      <div className="grid gap-4">
        <BoardSheets board={board} zone={zone} />
        <Sheet
          title="To release"
          actions={
            <ExportText list="to-release" filter={{ location: place.code }}>
              Export
            </ExportText>
          }
        >
          {releasable.length === 0 ? (
            <EmptyState title="Everything is on the floor">Orders with units reserved here appear as they are placed.</EmptyState>
          ) : (
            <ReleaseForm
              orders={firstRows(releasable)}
              location={place.code}
              action={releaseForm}
              may={actor.rights.has("release")}
              zone={zone}
            />
          )}
          {hasMore(releasable) && (
            <p className="mt-3 text-ink-2">Showing the first {MOST_SHOWN}; the others follow once these are released.</p>
          )}
        </Sheet>
        <Sheet
          title="Walks on the floor"
          padded={false}
          actions={
            <ExportText list="walks" filter={{ location: place.code }}>
              Export
            </ExportText>
          }
        >
          <WalkTable walks={firstRows(walks)} zone={zone} />
          {hasMore(walks) && <p className="p-3 text-ink-2">Showing the first {MOST_SHOWN}.</p>}
        </Sheet>
        {rules && (
          <Sheet title="Rules of the floor">
            <RuleForm rules={rules} action={saveFloorRules} />
          </Sheet>
        )}
      </div>
    </>
  );
}
