"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-style";

type CopyButtonProps = { value: string; label?: string | undefined; variant?: ButtonVariant | undefined; size?: ButtonSize | undefined };

const SAID_FOR_MS = 2000;

export function CopyButton({ value, label = "Copy", variant = "ghost", size = "sm" }: CopyButtonProps) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    setSaid(copied ? "Copied" : "Not allowed by the browser");
    setTimeout(() => setSaid(null), SAID_FOR_MS);
  };
  return (
    <Button variant={variant} size={size} onClick={() => void copy()}>
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
