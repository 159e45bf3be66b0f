"use client";

import { lazy, Suspense, useState } from "react";
import type { CancelDialogProps } from "@/components/orders/moves/cancel-dialog";
import { Button } from "@/components/ui/button";

// What most visits to the page never open is fetched when it is.
const CancelDialog = lazy(() => import("@/components/orders/moves/cancel-dialog").then((module) => ({ default: module.CancelDialog })));

type CancelButtonProps = Omit<CancelDialogProps, "onClosed"> & { label: string };

/** The dialog decides on what was seen when it opened, also when the page behind it has changed since. */
export function CancelButton({ label, ...dialog }: CancelButtonProps) {
  const [seen, setSeen] = useState<typeof dialog | null>(null);
  return (
    <>
      <Button variant="danger" aria-haspopup="dialog" onClick={() => setSeen(dialog)}>
        {label}
      </Button>
      {seen && (
        <Suspense>
          <CancelDialog {...seen} onClosed={() => setSeen(null)} />
        </Suspense>
      )}
    </>
  );
}
