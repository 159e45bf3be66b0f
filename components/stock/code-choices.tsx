"use client";

import type { ComponentProps } from "react";
import { Choices } from "@/components/ui/choices";

type CodeChoicesProps = Omit<ComponentProps<typeof Choices>, "endpoint" | "nothing" | "failed">;

/** Products for the letters that were typed. */
export default function CodeChoices(props: CodeChoicesProps) {
  return (
    <Choices
      {...props}
      endpoint="/api/search/products?kind=stock"
      nothing="Nothing found. Enter takes the code as it stands."
      failed="The search does not answer. A whole SKU or GTIN still counts."
    />
  );
}
