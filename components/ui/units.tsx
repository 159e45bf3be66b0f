import { formatUnits } from "@/components/ui/figure-format";

export function Units({ value, signed }: { value: number; signed?: boolean | undefined }) {
  return <span className="whitespace-nowrap tabular-nums">{formatUnits(value, signed)}</span>;
}
