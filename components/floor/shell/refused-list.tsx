import type { ScanEntry } from "@/components/floor/scan-entry";
import type { ScanQueue } from "@/components/floor/scan-queue";
import { refusedWords } from "@/components/floor/shell/refused-words";
import { forgetWalks } from "@/components/floor/work/walk-store";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

const OF_WALKS = /\/(pick|short)(-transfer)?$/;

/** What a walk shows has counted the scan: once nothing waits any more, the page is made anew from what the server knows. */
async function seen(queue: ScanQueue, { key, url }: ScanEntry): Promise<void> {
  await queue.dismiss(key);
  if (!OF_WALKS.test(url) || queue.state().waiting.length > 0) return;
  forgetWalks();
  location.reload();
}

/** Each in its words, until its person has seen it. */
export function RefusedList({ queue, refused }: { queue: ScanQueue; refused: readonly ScanEntry[] }) {
  return (
    <section aria-label="Not accepted" className="mb-4.5 grid gap-3">
      {refused.map((entry) => {
        const { title, detail } = refusedWords(entry);
        const actions = (
          <>
            {(entry.status ?? 0) >= 500 && (
              <Button size="floor" onClick={() => void queue.retry(entry.key)}>
                Send again
              </Button>
            )}
            <Button size="floor" variant="primary" onClick={() => void seen(queue, entry)}>
              Seen
            </Button>
          </>
        );
        return (
          <Banner key={entry.key} tone="stop" title={title} live actions={actions} className="text-floor">
            {detail}
          </Banner>
        );
      })}
    </section>
  );
}
