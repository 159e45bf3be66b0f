import { historySentence } from "@/components/track/history-words";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import type { TrackView } from "@/lib/track/read-track";

/** What happened so far, the newest first. */
export function TrackHistory({ view: { events, order }, zone }: { view: TrackView; zone: string }) {
  const told = events.toReversed().flatMap((event) => {
    const sentence = historySentence(event, order.lines);
    return sentence === null ? [] : [{ ...sentence, event }];
  });
  if (told.length === 0) return null;
  return (
    <Sheet title="What happened">
      <Timeline
        label="What happened, the newest first"
        items={told.map(({ text, tone, event }) => ({
          id: String(event.version),
          at: <Time value={event.at} zone={zone} />,
          tone,
          children: text,
        }))}
      />
    </Sheet>
  );
}
