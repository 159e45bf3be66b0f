import { ConfirmForm } from "@/components/ui/confirm-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Time } from "@/components/ui/time";
import type { ShippedPackage } from "@/lib/shipping/read-shipments";
import { SHIPPING_REFUSAL_TEXT } from "@/lib/shipping/refusals";

type ArrivedCellProps<Answer extends AnyAnswer> = {
  box: Pick<ShippedPackage, "id" | "seq" | "deliveredAt">;
  zone: string;
  /** Null when the reader may not ship. */
  deliver: AnswerAction<Answer> | null;
};

/** When a package arrived; where its carrier does not say so, somebody can. */
export function ArrivedCell<Answer extends AnyAnswer>({ box, zone, deliver }: ArrivedCellProps<Answer>) {
  if (box.deliveredAt !== null) return <Time value={box.deliveredAt} zone={zone} form="datetime" />;
  if (!deliver) return "Not yet";
  return (
    <ConfirmForm
      label={
        <>
          It arrived<span className="sr-only"> (package {box.seq})</span>
        </>
      }
      size="sm"
      title={`Did package ${box.seq} arrive?`}
      effect="The order counts its units as delivered, and with the last package of the shipment the customer is told."
      confirmLabel="It arrived"
      action={deliver}
      hidden={{ package: box.id }}
      refusals={SHIPPING_REFUSAL_TEXT}
    />
  );
}
