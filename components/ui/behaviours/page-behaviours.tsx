"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useTransition } from "react";
import { startLayers } from "@/components/ui/behaviours/layers";
import type { Navigate } from "@/components/ui/behaviours/navigate";
import { startRows } from "@/components/ui/behaviours/rows";
import { showAddressInFilters, startSoftFilters } from "@/components/ui/behaviours/soft-filters";
import { startSoftLinks } from "@/components/ui/behaviours/soft-links";
import { startTooltips } from "@/components/ui/behaviours/tooltips";
import { ToastRegion } from "@/components/ui/toast-region";

/** What plain markup does when it is used: links, filters, rows, menus, notes. One listener each, for everything on every page. */
export function PageBehaviours() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const navigate = useEffectEvent<Navigate>((href, { replace = false, stay = false } = {}) => {
    startTransition(() => router[replace ? "replace" : "push"](href, { scroll: !stay }));
  });

  useEffect(() => {
    const off = new AbortController();
    const { signal } = off;
    const go: Navigate = (href, options) => navigate(href, options);
    startRows(signal);
    startLayers(signal);
    startTooltips(signal);
    startSoftFilters(go, signal);
    startSoftLinks(go, signal);
    return () => off.abort();
  }, []);
  useEffect(() => {
    if (!pending) showAddressInFilters();
  }, [pending]);
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
