import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StayFresh } from "@/components/track/stay-fresh";
import { TrackPage } from "@/components/track/track-page";
import { openPage } from "@/lib/track/open-page";

// The address holds a secret: no other server may learn it, and no search engine may keep it.
export const metadata: Metadata = { title: "Your order", referrer: "same-origin", robots: { index: false, follow: false } };

export default async function CustomersPage({ params }: PageProps<"/track/[token]">) {
  const { token } = await params;
  const opened = await openPage(token);
  if (!opened) notFound();
  return (
    <>
      <StayFresh />
      <TrackPage view={opened.view} token={token} />
    </>
  );
}
