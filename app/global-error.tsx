"use client";

import { ErrorPage } from "@/components/shell/error-page";
import "@/app/globals.css";

/** Takes the place of the root layout when that one fails. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main id="main" className="px-6">
          <ErrorPage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
