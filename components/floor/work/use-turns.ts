import { useEffect, useRef } from "react";

type Work<A extends unknown[]> = (...args: A) => Promise<void>;

/**
 * Runs what a person does one after another: a scan that is made before the last one was answered is judged by what the
 * screen shows after that answer, not by what it showed when the key was pressed.
 */
export function useTurns<A extends unknown[]>(work: Work<A>): (...args: A) => void {
  const latest = useRef(work);
  const line = useRef(Promise.resolve());
  useEffect(() => {
    latest.current = work;
  });
  return (...args) => {
    line.current = line.current.then(() => latest.current(...args)).then(drawn);
  };
}

/** Once React has drawn what the last turn changed. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
