import { Chip } from "@/components/ui/chip";
import type { WaitingPackage } from "@/lib/shipping/read-waiting";

/** What the label of a package is worth, in words and shape. */
export function LabelState({ box }: { box: Pick<WaitingPackage, "labelState" | "addressIsCurrent" | "carrier" | "service"> }) {
  const { labelState } = box;
  if (labelState === "bought" && box.addressIsCurrent === false) return <Chip tone="stop">Other address</Chip>;
  if (labelState === "bought")
    return (
      <Chip tone="ok">
        {box.carrier} {box.service}
      </Chip>
    );
  if (labelState === "wanted")
    return (
      <Chip tone="wait" shape="half">
        Being bought
      </Chip>
    );
  if (labelState === "void_pending")
    return (
      <Chip tone="wait" shape="half">
        Being voided
      </Chip>
    );
  if (labelState === "failed") return <Chip tone="stop">Refused</Chip>;
  return (
    <Chip tone="neutral" shape="ring">
      No label
    </Chip>
  );
}
