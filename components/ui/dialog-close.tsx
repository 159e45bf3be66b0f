"use client";

import { use } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { DialogContext } from "@/components/ui/dialog-context";

/** Leaves the dialog around it without doing anything. */
export function DialogClose({ children = "Keep as it is", ...rest }: ButtonProps) {
  const close = use(DialogContext);
  return (
    <Button {...rest} onClick={() => close?.()}>
      {children}
    </Button>
  );
}
