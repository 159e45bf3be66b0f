import { listReleasable, type Releasable } from "@/lib/fulfilment/read-releasable";
import { listWalks, type Walk } from "@/lib/fulfilment/read-walks";
import { listPlaces } from "@/lib/receiving/read-places";
import type { Actor } from "@/lib/tenancy/actor";
import { allAtOnce } from "./all-at-once";
import { type Column, csvStream } from "./csv";
import type { ExportList } from "./export";

/** Work of a floor that is open now is read whole; more than this is no list that anybody works off. */
const MOST = 100_000;

const TO_RELEASE: Column<Releasable>[] = [
  { title: "Order", cell: ({ number }) => number },
  { title: "Customer", cell: ({ customer }) => customer },
  { title: "Placed at", cell: ({ placed_at }) => new Date(placed_at) },
  { title: "Promised on", cell: ({ promised_on }) => promised_on },
  { title: "Priority", cell: ({ priority }) => priority },
  { title: "Units", cell: ({ units }) => units },
  { title: "Units waiting", cell: ({ waiting }) => waiting },
  { title: "Blocked", cell: ({ blocked }) => blocked },
];

const WALKS: Column<Walk>[] = [
  { title: "Walk", cell: ({ number }) => number },
  { title: "Kind", cell: ({ kind }) => kind },
  { title: "Priority", cell: ({ priority }) => priority },
  { title: "Released at", cell: ({ released_at }) => new Date(released_at) },
  { title: "Promised on", cell: ({ promised_on }) => promised_on },
  { title: "Picker", cell: ({ picker }) => picker?.name ?? null },
  { title: "Orders", cell: ({ orders }) => orders },
  { title: "Lines", cell: ({ lines }) => lines },
  { title: "Units to pick", cell: ({ units }) => units },
  { title: "Units picked", cell: ({ picked }) => picked },
];

const ofLocation =
  <Row>(columns: readonly Column<Row>[], list: (actor: Actor, locationId: string, limit: number) => Promise<Row[]>): ExportList =>
  async ({ actor, query, timeZone }) => {
    const place = (await listPlaces(actor)).find(({ code, isMine }) => isMine && code === query["location"]);
    return place
      ? csvStream(
          columns,
          allAtOnce(() => list(actor, place.id, MOST)),
          timeZone,
        )
      : null;
  };

/** The orders that a location may release: /exports/to-release.csv?location=MAIN. */
export const exportToRelease = ofLocation(TO_RELEASE, listReleasable);
export const exportWalks = ofLocation(WALKS, listWalks);
