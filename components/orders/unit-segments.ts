import type { UnitSegment } from "@/components/ui/unit-bar";
import type { Counters } from "@/lib/orders/order";

/** Where the units of a line are now, the nearest to its receiver first. */
export const unitSegments = (line: Counters): readonly UnitSegment[] => [
  { value: line.shipped, color: "shipped", label: "shipped" },
  { value: line.packed, color: "packed", label: "packed" },
  { value: line.picked, color: "picked", label: "picked" },
  { value: line.reserved, color: "reserved", label: "reserved" },
  { value: line.backordered, color: "waiting", label: "waiting" },
  { value: line.canceled, color: "canceled", label: "canceled" },
];
