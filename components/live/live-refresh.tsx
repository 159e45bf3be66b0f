import { LiveWatch } from "@/components/live/live-watch";
import { currentPlace } from "@/lib/live/hub";

/**
 * Keeps the page current when somebody else commits. The topic is an order's id for its page, "orders" for lists of orders,
 * "stock" or "all" for what any change may touch. Put it into the page, once.
 */
export function LiveRefresh({ topic }: { topic: string }) {
  return <LiveWatch topic={topic} since={currentPlace()} />;
}
