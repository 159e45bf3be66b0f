import type { Metadata } from "next";
import { MoreRows } from "@/components/floor/work/floor-list";
import { PutAwayTask } from "@/components/floor/work/put-away-task";
import { LiveRefresh } from "@/components/live/live-refresh";
import { countWords, firstRows, hasMore } from "@/lib/catalogue/first-rows";
import { requireFloor } from "@/lib/floor/session";
import { listDockOffers } from "@/lib/fulfilment/list-cross-docks";
import { listPutBacks } from "@/lib/fulfilment/read-put-backs";
import { listCodes } from "@/lib/places/read-codes";
import { listToPutAway } from "@/lib/places/read-to-put-away";

export const metadata: Metadata = { title: "Put away" };

export default async function PutAwayPage() {
  const { actor, location } = await requireFloor("receive");
  const rows = await listToPutAway(actor, { location: location.code });
  const known = await listCodes(actor, [...new Set(rows.map(({ sku }) => sku))]);
  const putBacks = actor.rights.has("pick") ? await listPutBacks(actor, location.id) : [];
  const mayAccept = actor.rights.has("release") && actor.rights.has("pick");
  const offers = mayAccept ? await listDockOffers(actor, location.id) : [];
  return (
    <>
      <PutAwayTask
        location={{ code: location.code, name: location.name }}
        rows={firstRows(rows).map((row) => ({ ...row, id: [row.sku, row.condition, row.lot ?? ""].join(" ") }))}
        known={known}
        putBacks={putBacks.length > 0 && countWords(putBacks)}
        offers={offers}
        more={hasMore(rows) && <MoreRows />}
      />
      <LiveRefresh topic="all" />
    </>
  );
}
