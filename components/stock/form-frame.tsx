import type { ReactNode } from "react";
import { NoPlace } from "@/components/stock/no-place";
import { PageHeader } from "@/components/ui/page-header";
import type { StockPlace } from "@/lib/receiving/read-places";

type FormFrameProps = {
  title: string;
  /** Where the page stands below the stock. */
  trail: readonly { label: string; href?: string }[];
  meta: string;
  places: readonly StockPlace[];
  children: ReactNode;
};

/** The page of a form that moves goods, for whoever works where they lie. */
export function FormFrame({ title, trail, meta, places, children }: FormFrameProps) {
  return (
    <>
      <PageHeader title={title} breadcrumb={[{ label: "Stock", href: "/stock" }, ...trail]} meta={meta} />
      {places.some(({ isMine }) => isMine) ? children : <NoPlace isAny={places.length > 0} />}
    </>
  );
}
