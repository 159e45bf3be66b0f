"use client";

import { useSyncExternalStore } from "react";
import { usePerson } from "@/components/floor/queue-provider";
import { beganText } from "@/components/floor/work/began-text";
import { begunAt } from "@/components/floor/work/begun-work";

const never = (): (() => void) => () => undefined;

/** Says in a list which task the person at work began on this device and has not sent. */
export function BegunMark({ task }: { task: string }) {
  const person = usePerson();
  const at = useSyncExternalStore(
    never,
    () => begunAt(person, task),
    () => null,
  );
  return at !== null && <strong className="block text-floor text-info">You began this {beganText(at)}</strong>;
}
