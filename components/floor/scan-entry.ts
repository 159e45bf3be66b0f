/** What a person did on the floor, on its way to the server. */
export type ScanRequest = { url: string; body: unknown; person: string };

/** waiting: no answer yet; accepted and refused: what the server said, and `answer` holds it. */
export type ScanState = "waiting" | "accepted" | "refused";

export type ScanEntry = ScanRequest & {
  /** Position in the order of scanning. */
  place: number;
  /** Sent with every attempt, so that the server counts the scan once. */
  key: string;
  queuedAt: number;
  state: ScanState;
  attempts: number;
  status: number | null;
  answer: unknown;
};

export type Verdict = { status: number; answer: unknown };
export type Judge = (verdict: Verdict) => boolean;
