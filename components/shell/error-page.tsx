"use client";

const digestOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;

/**
 * A fault of ours. The text of an exception is not for the reader; its reference leads to the server's log.
 * Every page loads this, so it is made of nothing but itself.
 */
export function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <div className="grid max-w-prose justify-items-start gap-3 py-10">
      <h1>This page could not be drawn</h1>
      <p className="text-ink-2">Something failed on our side. What was committed stays committed, and what was not left nothing behind.</p>
      <button type="button" onClick={retry} className="h-8 rounded-sm bg-accent px-3 text-sm font-medium text-accent-ink hover:bg-accent-2">
        Try again
      </button>
      {digest && <p className="text-xs text-ink-2">Reference {digest}</p>}
    </div>
  );
}
