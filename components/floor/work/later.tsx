import { type ComponentType, lazy, type LazyExoticComponent, useEffect } from "react";

const Unloaded = () => (
  <p role="status" className="text-floor text-ink-2">
    A part of this page could not be loaded. Open the page again when the connection is back.
  </p>
);

/** A part that is wanted late or by few, so it comes behind the page; without a connection the rest of the page stands. */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: Unloaded }),
    ),
  );

/** Fetches a part that is wanted in the middle of the work, perhaps without a connection, while there is one. */
export function useSoon(load: () => Promise<unknown>): void {
  useEffect(() => {
    void load().catch(() => undefined);
  }, [load]);
}
