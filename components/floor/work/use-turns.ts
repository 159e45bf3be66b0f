import { useLayoutEffect, useRef } from "react";

type Work<A extends unknown[]> = (...args: A) => Promise<void>;

/**
 * Runs what a person does one after another: a scan that is made before the last one was answered waits for that answer,
 * and is judged by what the screen shows then, not by what it showed when the key was pressed.
 */
export function useTurns<A extends unknown[]>(work: Work<A>): (...args: A) => void {
  const latest = useRef(work);
  const line = useRef(Promise.resolve());
  useLayoutEffect(() => {
    latest.current = work;
  });
  return (...args) => {
    line.current = line.current.then(() => latest.current(...args)).then(drawn);
  };
}

// React draws what an answer changed within a frame; a quicker scan than two frames nobody makes.
const FRAMES_MS = 34;
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, FRAMES_MS));
