"use client";

import { lazy, Suspense } from "react";
import type { Command, Place } from "@/components/shell/command-keys";

const CommandKeys = lazy(() => import("@/components/shell/command-keys").then((module) => ({ default: module.CommandKeys })));

/** The keyboard is listened to once the page stands; it is no part of the first load. */
export function CommandLauncher(props: { places: readonly Place[]; commands: readonly Command[] }) {
  return (
    <Suspense>
      <CommandKeys {...props} />
    </Suspense>
  );
}
