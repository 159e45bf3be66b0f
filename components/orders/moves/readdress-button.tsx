"use client";

import { lazy, Suspense, useState } from "react";
import type { ReaddressDialogProps } from "@/components/orders/moves/readdress-dialog";
import { Button } from "@/components/ui/button";

// What most visits to the page never open is fetched when it is.
const ReaddressDialog = lazy(() =>
  import("@/components/orders/moves/readdress-dialog").then((module) => ({ default: module.ReaddressDialog })),
);

/** The dialog decides on what was seen when it opened, also when the page behind it has changed since. */
export function ReaddressButton(dialog: Omit<ReaddressDialogProps, "onClosed">) {
  const [seen, setSeen] = useState<typeof dialog | null>(null);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setSeen(dialog)}>
        Address
      </Button>
      {seen && (
        <Suspense>
          <ReaddressDialog {...seen} onClosed={() => setSeen(null)} />
        </Suspense>
      )}
    </>
  );
}
