import { nextStepOf } from "@/components/orders/page/next-step";
import { Sheet } from "@/components/ui/sheet";
import type { OrderPageView } from "@/lib/orders/read-page";

export function NextStepPanel({ view }: { view: OrderPageView }) {
  const { owner, text } = nextStepOf(view);
  return (
    <Sheet title="Next step">
      <p className="text-ink-2">
        <b className="text-ink">{owner}</b> {text}
      </p>
    </Sheet>
  );
}
