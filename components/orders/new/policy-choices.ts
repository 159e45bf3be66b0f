import type { SelectOption } from "@/components/ui/select-field";

/** A rule of an order or a line: as whoever stands above it says, or one way or the other. */
export const ruleChoices = (above: string, yes: string, no: string): SelectOption[] => [
  { value: "", label: above },
  { value: "yes", label: yes },
  { value: "no", label: no },
];

export const WAITS = ["May wait for stock", "Never waits"] as const;
export const SUBSTITUTES = ["May be proposed", "Never"] as const;
