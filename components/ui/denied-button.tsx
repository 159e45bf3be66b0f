import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-style";
import { useOwnId } from "@/components/ui/own-id";
import { TooltipNote } from "@/components/ui/tooltip";

type DeniedButtonProps = {
  children: ReactNode;
  /** Why not, and who can. */
  reason: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
};

/** An action that is not possible now. It stays in reach, so that pointing at it or focusing it says why. */
export function DeniedButton({ children, reason, variant, size }: DeniedButtonProps) {
  const id = useOwnId(children, reason);
  return (
    <span data-tooltip="" className="inline-flex">
      <Button variant={variant} size={size} aria-disabled="true" aria-describedby={id}>
        {children}
      </Button>
      <TooltipNote id={id} text={reason} />
    </span>
  );
}
