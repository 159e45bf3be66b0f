import { closeBody, pickScanBody, shipBody } from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage } from "@/lib/fulfilment/packages";
import { scanPick } from "@/lib/fulfilment/pick";
import { shipPackages } from "@/lib/fulfilment/ship";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import type { FarCarrier } from "@/lib/shipping/testing/far-carrier";
import { packBody, pieceOf, type Step, TO_CLOSE, TO_PACK, TO_PICK, TO_SHIP } from "@/lib/testing/random/floor-work";
import { TO_LABEL } from "@/lib/testing/random/parcels";
import type { Told } from "@/lib/testing/random/live";
import { type Row, textOf, textOrNull, unitsOf } from "@/lib/testing/random/pick-row";
import type { World } from "@/lib/testing/world";

const OPEN = "select id from fulfilment where org_id = $1 and state not in ('shipped', 'canceled') order by id";

/** The next thing that a fulfilment needs, done as somebody does it who knows the way. */
export const pushStep = (far: FarCarrier): Step => ({
  rows: OPEN,
  async run(world, fulfilment, { which }) {
    for (const { rows, run } of stages(world, far, which)) {
      const [row] = await world.sql(`select * from (${rows}) x where fulfilment = $2::uuid limit 1`, [world.orgId, fulfilment["id"]]);
      if (row) return run(row);
    }
    return undefined;
  },
});

type Stage = { rows: string; run: (row: Row) => Promise<Told> };

const stages = ({ actor }: World, far: FarCarrier, which: number): Stage[] => [
  {
    rows: TO_PICK,
    run: (row) =>
      scanPick(
        actor,
        pickScanBody.parse({
          work: row["id"],
          bin: textOrNull(row, "bin"),
          code: row["sku"],
          units: unitsOf(row),
          lot: row["lot"],
        }),
      ),
  },
  { rows: TO_PACK, run: (row) => scanPack(actor, packBody(row, unitsOf(row), pieceOf(row, which))) },
  { rows: TO_CLOSE, run: (row) => closePackage(actor, textOf(row, "id"), closeBody.parse({ weight_g: 800 })) },
  { rows: TO_LABEL, run: (row) => buyLabel(actor, textOf(row, "id"), buyBody.parse({}), { carrierOf: () => far }) },
  { rows: TO_SHIP, run: (row) => shipPackages(actor, textOf(row, "id"), shipBody.parse({})) },
];
