"use client";

import { useEffect } from "react";
import { type Feedback, giveFeedback } from "@/components/scanning/feedback";
import { Chip } from "@/components/ui/chip";

type ScanVerdictProps = {
  feedback: Feedback;
  /** "Right bin", "Wrong item". */
  title: string;
  /** What was expected and what came instead. */
  children?: React.ReactNode;
};

const LOOKS: Record<Feedback, string> = {
  accepted: "border-ok bg-ok-wash",
  refused: "border-stop bg-stop-wash",
};

/** What became of the last scan, in colour, words, sound and vibration. Give it a key of its own for each scan. */
export function ScanVerdict({ feedback, title, children }: ScanVerdictProps) {
  useEffect(() => giveFeedback(feedback), [feedback]);
  const refused = feedback === "refused";
  return (
    <div role={refused ? "alert" : "status"} className={`grid gap-1 rounded-lg border-2 p-5 text-floor ${LOOKS[feedback]}`}>
      <Chip tone={refused ? "stop" : "ok"} shape={refused ? "square" : "disc"} size="floor">
        {title}
      </Chip>
      {children && <div>{children}</div>}
    </div>
  );
}
