import { formatUnits } from "@/components/ui/figure-format";

export function Units({ value, signed }: { value: number; signed?: boolean | undefined }) {
  return formatUnits(value, signed);
}
