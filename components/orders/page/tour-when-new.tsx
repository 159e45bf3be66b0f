"use client";

import dynamic from "next/dynamic";

/** Fetched only for those who have not seen it. */
export const TourWhenNew = dynamic(() => import("@/components/orders/page/consequences-tour").then((module) => module.ConsequencesTour), {
  ssr: false,
});
