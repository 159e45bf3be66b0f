"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Progress } from "@/lib/channels/import/progress";

const EVERY_MS = 700;

/** The bar of a running import. When it ends or is paused the page is drawn anew. */
export function ProgressWatch({ importId, start }: { importId: string; start: Progress }) {
  const router = useRouter();
  const [progress, setProgress] = useState(start);
  useEffect(() => {
    let gone = false;
    let timer: number | undefined;
    const look = async (): Promise<void> => {
      const came = await fetchProgress(importId);
      if (gone) return;
      if (came) setProgress(came);
      if (came && came.status !== "running") router.refresh();
      else timer = window.setTimeout(() => void look(), EVERY_MS);
    };
    timer = window.setTimeout(() => void look(), EVERY_MS);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [importId, router]);
  const { done, total, interrupted, rehearsal } = progress;
  return (
    <div className="grid gap-2">
      <ProgressBar value={done} max={total} label={rehearsal ? "Documents rehearsed" : "Documents imported"} showText={total > 0} />
      <p role="status" className="text-sm text-ink-2">
        {interrupted
          ? "The program that worked on it has stopped; another goes on behind the last document within half a minute."
          : total === 0
            ? "Reading the file"
            : `${rehearsal ? "Rehearsing" : "Importing"} document by document. You may leave this page.`}
      </p>
    </div>
  );
}

/** Null when the answer did not come; the next look tries again. */
async function fetchProgress(importId: string): Promise<Progress | null> {
  try {
    const response = await fetch(`/api/imports/${importId}/progress`, { cache: "no-store" });
    return response.ok ? ((await response.json()) as Progress) : null;
  } catch {
    return null;
  }
}
