import type { Metadata } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = { manifest: "/floor.webmanifest" };

/** The doors of the floor: what a tablet shows while nobody works on it. */
export default function FloorDoorLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid min-h-dvh w-full max-w-160 content-start gap-6 px-6 py-10 text-floor max-md:px-4 max-md:py-6">
      <p className="text-md font-semibold tracking-[-0.02em]">Onerow</p>
      {children}
    </main>
  );
}
