import type { Split, Strategy } from "@/db/values";
import type { AllocationRules } from "@/lib/stock/allocate";
import { FreeStock } from "@/lib/stock/free";
import { feedQueue, type WaitingLine } from "@/lib/stock/queue";
import type { Place, Point } from "@/lib/stock/strategies";
import { pointOf } from "./new-order";
import type { LayerFact, LocationFact, QueueFact, StockFacts } from "./placement-facts";
import { MOST_QUEUE_ROWS } from "./queue-limit";

const placesOf = (locations: readonly LocationFact[]): Place[] =>
  locations.map(({ id, rank, latitude, longitude }) => ({ locationId: id, rank, point: pointOf({ latitude, longitude }) }));

const layerAges = (layers: readonly LayerFact[]): Map<string, number> =>
  new Map(layers.map(({ productId, locationId, receivedAt }) => [`${productId} ${locationId}`, receivedAt.getTime()]));

export type OrderRules = { strategy: Strategy; split: Split; destination: Point | null; heldAt: string | null };

export const rulesFor = (order: OrderRules, locations: readonly LocationFact[], layers: readonly LayerFact[]): AllocationRules => ({
  ...order,
  places: placesOf(locations),
  layerAges: layerAges(layers),
});

/** The lines behind the waiting rows, with their orders' own rules. */
export function waitingLines(
  queue: readonly QueueFact[],
  locations: readonly LocationFact[],
  layers: readonly LayerFact[],
): Map<string, WaitingLine> {
  const shared = { places: placesOf(locations), layerAges: layerAges(layers) };
  return new Map(
    queue.map((row) => [
      row.lineId,
      {
        orderId: row.orderId,
        lineId: row.lineId,
        components: row.parts ?? [{ productId: row.lineProductId, unitsPerBundle: 1 }],
        waitingUnits: row.waitingUnits,
        rules: { ...shared, strategy: row.strategy, split: row.split, destination: pointOf(row), heldAt: row.heldAt },
      },
    ]),
  );
}

/** What a newcomer may take: free units less those that an earlier waiting row could have, even if nobody has fed it yet. */
export function freeForNewcomers({ stock, queue, layers }: StockFacts, locations: readonly LocationFact[]): FreeStock {
  const free = FreeStock.of(stock);
  if (queue.length === 0) return free;
  feedQueue(queue.slice(0, MOST_QUEUE_ROWS), waitingLines(queue, locations, layers), free);
  if (queue.length > MOST_QUEUE_ROWS) for (const { productId } of queue) free.withhold(productId);
  return free;
}
