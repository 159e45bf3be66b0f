import type { Metadata } from "next";
import { BackOnline } from "@/components/floor/door/back-online";

export const metadata: Metadata = { title: "No connection" };

/** Kept by the browser for when the server is not reached. It says nothing of anybody. */
export default function OfflinePage() {
  return (
    <>
      <header>
        <h1 className="text-xl!">No connection</h1>
        <p className="mt-1 text-ink-2">
          This screen was not opened here before, or the tablet is locked. It goes on by itself when the server answers. Scans that wait on
          this tablet are kept and sent once.
        </p>
      </header>
      <div>
        <BackOnline />
      </div>
    </>
  );
}
