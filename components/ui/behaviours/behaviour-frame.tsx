"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useTransition } from "react";
import type { Navigate } from "@/components/ui/behaviours/navigate";
import { ToastRegion } from "@/components/ui/toast-region";

type BehaviourFrameProps = {
  /** Begins to listen; the signal ends it. */
  start: (go: Navigate, signal: AbortSignal) => void;
  /** After every page that has come. */
  settled?: () => void;
};

/** Soft navigation for what plain markup does, with its sign that a page is on its way, and the place of the toasts. */
export function BehaviourFrame({ start, settled }: BehaviourFrameProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const navigate = useEffectEvent<Navigate>((href, { replace = false, stay = false } = {}) => {
    startTransition(() => router[replace ? "replace" : "push"](href, { scroll: !stay }));
  });

  useEffect(() => {
    const off = new AbortController();
    start((href, options) => navigate(href, options), off.signal);
    return () => off.abort();
  }, [start]);
  useEffect(() => {
    if (!pending) settled?.();
  }, [pending, settled]);
  useFocusOnNewPage();

  return (
    <>
      {pending && <div role="progressbar" aria-label="Loading the page" className="advance fixed inset-x-0 top-0 z-50 h-0.5 bg-accent" />}
      <ToastRegion />
    </>
  );
}

/**
 * A new page is read from its beginning: without a load of the document the browser would leave the focus on what is gone.
 * On a loaded document it stays before everything, where the first Tab leads past the navigation.
 */
function useFocusOnNewPage(): void {
  const pathname = usePathname();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
  }, [pathname]);
}
