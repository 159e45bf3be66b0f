import type { Right } from "@/db/values";
import { ButtonLink } from "@/components/ui/button-link";
import { DeniedButton } from "@/components/ui/denied-button";
import { RIGHT_TEXT } from "@/lib/tenancy/right-text";

type StockActionProps = {
  right: Extract<Right, "receive" | "transfer" | "adjust_stock">;
  rights: ReadonlySet<Right>;
  href: string;
  label: string;
  variant?: "primary" | "default" | undefined;
  hotkey?: string | undefined;
};

/** A way to a stock form, or why it is not for this person. */
export function StockAction({ right, rights, href, label, variant = "default", hotkey }: StockActionProps) {
  if (rights.has(right))
    return (
      <ButtonLink href={href} variant={variant} hotkey={hotkey}>
        {label}
      </ButtonLink>
    );
  return (
    <DeniedButton variant={variant} reason={`It needs the right “${RIGHT_TEXT[right]}”. The warehouse desk usually has it.`}>
      {label}
    </DeniedButton>
  );
}

type StockActionsProps = { rights: ReadonlySet<Right>; sku?: string | undefined };

/** Receive, adjust and transfer; for one product when it is known. */
export function StockActions({ rights, sku }: StockActionsProps) {
  const about = sku ? `?sku=${encodeURIComponent(sku)}` : "";
  return (
    <>
      <StockAction right="transfer" rights={rights} href={`/stock/transfers/new${about}`} label="Transfer" />
      <StockAction right="adjust_stock" rights={rights} href={`/stock/adjust${about}`} label="Adjust" />
      <StockAction right="receive" rights={rights} href={`/stock/receive${about}`} label="Receive" variant="primary" hotkey="n" />
    </>
  );
}
