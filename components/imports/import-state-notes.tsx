import { Banner } from "@/components/ui/banner";
import type { ImportJob } from "@/lib/channels/import/job";
import type { ResultSums } from "@/lib/channels/import/results";
import { ProgressWatch } from "./progress-watch";

const STOPPED = {
  no_right: "Who started it may no longer place orders here. Somebody with the rights create and place can resume it.",
  fault: "Something went wrong on our side and was logged. Resume it to try the document in hand again.",
};

/** Where the import stands and what comes next, in a sentence. */
export function ImportStateNotes({ job, sums }: { job: ImportJob; sums: ResultSums }) {
  const { status, rehearsal, doneDocuments: done, totalDocuments: total } = job;
  if (status === "running") return <ProgressWatch importId={job.id} start={{ status, rehearsal, done, total, interrupted: false }} />;
  if (status === "paused") {
    return (
      <Banner
        tone={job.stoppedBecause ? "stop" : "wait"}
        title={`Paused at ${done.toLocaleString("en")} of ${total.toLocaleString("en")} documents`}
      >
        {job.stoppedBecause
          ? STOPPED[job.stoppedBecause]
          : "It goes on behind the last document when it is resumed. What was placed stays placed."}
      </Banner>
    );
  }
  if (status === "mapping" && !job.rehearsedAt) {
    return (
      <Banner tone="wait">The columns of this file have not been checked yet. Somebody with the rights create and place does that.</Banner>
    );
  }
  const exists = `${sums.exists.toLocaleString("en")} ${sums.exists === 1 ? "is" : "are"} already there`;
  if (status === "mapping") {
    return (
      <Banner tone="info" title="Rehearsed: nothing was placed">
        {counted(sums.orders, "order")} would be placed, {exists}, {counted(sums.exceptions, "row")} would be exceptions. Each order was
        judged by itself against the stock and credit of now.
      </Banner>
    );
  }
  return (
    <Banner tone="ok" title="Every row has ended">
      {counted(sums.orders, "order")} placed, {exists}, {counted(sums.exceptions, "row")} named as exceptions.
    </Banner>
  );
}

const counted = (count: number, thing: string): string => `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
