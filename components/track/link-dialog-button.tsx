"use client";

import { lazy, Suspense, useState } from "react";
import type { LinkDialogProps } from "@/components/track/link-dialog";
import { Button } from "@/components/ui/button";

// What most visits to the page never open is fetched when it is.
const LinkDialog = lazy(() => import("@/components/track/link-dialog").then((module) => ({ default: module.LinkDialog })));

export function LinkDialogButton(dialog: Omit<LinkDialogProps, "onClosed">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Make a link
      </Button>
      {isOpen && (
        <Suspense>
          <LinkDialog {...dialog} onClosed={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
