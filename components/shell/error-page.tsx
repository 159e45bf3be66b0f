"use client";

import { ProblemPage } from "@/components/shell/problem-page";
import { Button } from "@/components/ui/button";

const digestOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;

/** A fault of ours. The text of an exception is not for the reader; its reference leads to the server's log. */
export function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ProblemPage
      title="This page could not be drawn"
      reference={digestOf(error)}
      actions={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      Something failed on our side. What was committed stays committed, and what was not left nothing behind.
    </ProblemPage>
  );
}
