"use client";

import { lazy, Suspense, useState } from "react";
import type { ConfirmDialogProps } from "@/components/orders/moves/confirm-dialog";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import type { Hotkey } from "@/components/ui/hotkey";

// What most visits to the page never open is fetched when it is.
const ConfirmDialog = lazy(() => import("@/components/orders/moves/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

type ConfirmMoveProps = Omit<ConfirmDialogProps, "onClosed" | "isDangerous"> & {
  label: string;
  variant?: ButtonVariant;
  hotkey?: Hotkey;
};

/**
 * A move with its question: what it will do, before it does it. The dialog decides on what was seen when it opened, also
 * when the page behind it has changed since.
 */
export function ConfirmMove({ label, variant, hotkey, ...dialog }: ConfirmMoveProps) {
  const [seen, setSeen] = useState<typeof dialog | null>(null);
  return (
    <>
      <Button variant={variant} hotkey={hotkey} aria-haspopup="dialog" onClick={() => setSeen(dialog)}>
        {label}
      </Button>
      {seen && (
        <Suspense>
          <ConfirmDialog {...seen} isDangerous={variant === "danger"} onClosed={() => setSeen(null)} />
        </Suspense>
      )}
    </>
  );
}
