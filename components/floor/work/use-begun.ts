import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { usePerson, useScanQueue } from "@/components/floor/queue-provider";
import type { ScanQueue } from "@/components/floor/scan-queue";
import { BegunWork } from "@/components/floor/work/begun-work";
import { outcomeOf, type Sent, sendCommand } from "@/components/floor/work/send-command";

const nothing = (): null => null;

export type UseBegun<T> = {
  ready: boolean;
  /** As it is drawn. */
  work: T;
  /** As it is known by now, also between two drawings. */
  now: () => T;
  /** When work was begun that is taken up again now; null where it is new. */
  takenUpAt: number | null;
  keep: (change: (before: T) => T) => void;
  forget: () => void;
  /** Sends what was begun once; what the server or the queue has taken is not offered again. */
  finish: (command: string, body: object) => Promise<Sent | null>;
};

/** Work of the person on this device, from the first scan until it is sent. */
export function useBegun<T>(task: string, untouched: T, onSettled: (sent: Sent) => void): UseBegun<T> {
  const queue = useScanQueue();
  const person = usePerson();
  const [store] = useState(() => new BegunWork<T>(person, task));
  const begun = useSyncExternalStore(store.subscribe, store.state, nothing);
  const takenUpAt = useSyncExternalStore(store.subscribe, store.takenUpAt, nothing);
  const now = (): T => store.state()?.work ?? untouched;
  const settle = (sent: Sent): void => {
    if (sent.state === "answered" && !sent.ok) store.keep(now());
    else store.forget();
    onSettled(sent);
  };
  // What an earlier visit was sending when it ended.
  const takeUp = useEffectEvent(async (opened: ScanQueue): Promise<void> => {
    const key = store.state()?.key;
    if (!key) return;
    const entry = await opened.answerOf(key);
    // The page went before the queue had it: it is work that was not sent.
    if (entry) settle(await outcomeOf(opened, entry));
    else store.keep(now());
  });
  useEffect(() => {
    if (queue) void takeUp(queue);
  }, [queue]);
  const finish = async (command: string, body: object): Promise<Sent | null> => {
    if (!queue) return null;
    const sent = await sendCommand(queue, command, body, store.send(now()));
    settle(sent);
    return sent;
  };
  const keep = (change: (before: T) => T): void => store.keep(change(now()));
  return { ready: queue !== null, work: begun?.work ?? untouched, now, takenUpAt, keep, forget: () => store.forget(), finish };
}
