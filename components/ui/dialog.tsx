"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-style";
import type { Hotkey } from "@/components/ui/hotkey";
import { Modal, type ModalWidth } from "@/components/ui/modal";

export type DialogProps = {
  /** What the button says. */
  label: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  hotkey?: Hotkey | undefined;
  disabled?: boolean | undefined;
  width?: ModalWidth | undefined;
  children: ReactNode;
};

/** A button and the dialog it opens; what was typed is gone when it closes. */
export function Dialog({ label, title, description, variant, size, hotkey, disabled, width, children }: DialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} size={size} hotkey={hotkey} disabled={disabled} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Modal title={title} description={description} width={width} onClosed={() => setOpen(false)}>
          {children}
        </Modal>
      )}
    </>
  );
}
