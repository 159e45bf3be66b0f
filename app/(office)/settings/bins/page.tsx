import type { Metadata } from "next";
import {
  closeBin,
  closeZone,
  createBins,
  createZone,
  reopenBin,
  reopenZone,
  saveBin,
  saveZone,
} from "@/app/(office)/settings/bins/actions";
import { ExportLink, ExportText } from "@/components/exports/export-link";
import { listHref } from "@/components/outbox/list-href";
import { NewBinsForm } from "@/components/places/bin-forms";
import { BinTable } from "@/components/places/bin-table";
import { BIN_KIND_CHOICES, BIN_KIND_NAMES } from "@/components/places/words";
import { ZoneForm } from "@/components/places/zone-form";
import { ZoneTable } from "@/components/places/zone-table";
import { ActiveFilters } from "@/components/ui/active-filters";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { filterOf, listBins } from "@/lib/places/list-bins";
import { binListInput } from "@/lib/places/list-input";
import { listZones } from "@/lib/places/zones";
import { listLocations } from "@/lib/settings/locations";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Bins" };

const PAGE = 50;
const STATES = { empty: "Empty", archived: "Archived" } as const;
const LABELS = { newer: "Previous", older: "Next" };

export default async function BinsPage({ searchParams }: PageProps<"/settings/bins">) {
  const actor = await requireRight("manage");
  const input = binListInput.parse(await searchParams);
  const { after, before, ...address } = input;
  const [page, zones, locations] = await Promise.all([
    listBins(actor.orgId, filterOf(input), { after, before }, PAGE),
    listZones(actor.orgId),
    listLocations(actor.orgId),
  ]);
  const places = locations.filter(({ archivedAt }) => !archivedAt).map(({ code, name }) => ({ value: code, label: name }));
  const open = zones.filter(({ archived }) => !archived);
  const zonesOf = (location: string) =>
    open.filter((zone) => zone.location === location).map(({ code, name }) => ({ value: code, label: name }));
  const everyZone = [...new Map(open.map(({ code, name }) => [code, { value: code, label: `${name} (${code})` }])).values()];
  const href = (change: Record<string, string | undefined>) => listHref("/settings/bins", { ...address, ...change });
  const active = activeOf(input, (name) => href({ [name]: undefined }));
  return (
    <>
      <PageHeader
        title="Bins"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Bins" }]}
        meta="Where units lie within a location. Pickers walk bins in the order of their places in the walk."
        actions={
          <>
            <ExportLink list="bins" filter={address} />
            <ButtonLink href={listHref("/settings/bins/labels", address)} data-hard="">
              Labels
            </ButtonLink>
            <Dialog label="Add zone" title="Add a zone">
              <ZoneForm action={createZone} zone={null} locations={places} />
            </Dialog>
            <Dialog label="Add bins" title="Add bins" variant="primary" hotkey="n" width="md">
              <NewBinsForm action={createBins} locations={places} zones={everyZone} />
            </Dialog>
          </>
        }
      />
      <div className="grid gap-6">
        <div className="grid gap-2">
          <ZoneTable zones={zones} rename={saveZone} close={closeZone} reopen={reopenZone} />
          <p>
            <ExportText list="zones">Export these zones</ExportText>
          </p>
        </div>
        <div>
          <FilterBar action="/settings/bins">
            <SearchField label="Code begins with" defaultValue={input.q} />
            <FilterSelect name="location" label="Location" all="Every location" options={places} value={input.location} />
            <FilterSelect name="kind" label="Kind" all="Every kind" options={BIN_KIND_CHOICES} value={input.kind} />
            <FilterSelect
              name="state"
              label="State"
              all="In use"
              options={Object.entries(STATES).map(([value, label]) => ({ value, label }))}
              value={input.state}
            />
          </FilterBar>
          <ActiveFilters items={active} clearHref={listHref("/settings/bins", { q: input.q })} />
          <BinTable
            bins={page.items}
            zonesOf={zonesOf}
            save={saveBin}
            close={closeBin}
            reopen={reopenBin}
            empty={
              <EmptyState title={active.length > 0 || input.q !== "" ? "No bin fits these filters" : "No bins yet"}>
                Make one bin or a whole range with the button above. Until there are bins, units simply lie at their location.
              </EmptyState>
            }
          />
          <Pager
            labels={LABELS}
            newerHref={page.previous === null ? undefined : href({ before: page.previous })}
            olderHref={page.next === null ? undefined : href({ after: page.next })}
          />
        </div>
      </div>
    </>
  );
}

type Input = ReturnType<typeof binListInput.parse>;

const activeOf = ({ location, kind, state }: Input, without: (name: string) => string) => [
  ...(location ? [{ label: "Location", value: location, removeHref: without("location") }] : []),
  ...(kind ? [{ label: "Kind", value: BIN_KIND_NAMES[kind], removeHref: without("kind") }] : []),
  ...(state ? [{ label: "State", value: STATES[state], removeHref: without("state") }] : []),
];
