"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { CancelDialogProps } from "@/components/orders/moves/cancel-dialog";
import { Button } from "@/components/ui/button";

// What most visits to the page never open is fetched when it is.
const CancelDialog = dynamic(() => import("@/components/orders/moves/cancel-dialog").then((module) => module.CancelDialog), { ssr: false });

type CancelButtonProps = Omit<CancelDialogProps, "onClosed"> & { label: string };

export function CancelButton({ label, ...dialog }: CancelButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="danger" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <CancelDialog {...dialog} onClosed={() => setOpen(false)} />}
    </>
  );
}
