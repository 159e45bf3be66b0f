type Reason = { confidence: "certain" | "likely" | "unknown"; because: string };

const LEAD = { certain: "", likely: "Please check. ", unknown: "Please choose. " } satisfies Record<Reason["confidence"], string>;

/** Why something was taken for what it is, and whether a person should look. */
export function Because({ reason, more }: { reason: Reason | undefined; more?: string | undefined }) {
  if (!reason) return more ?? null;
  return (
    <>
      {LEAD[reason.confidence] && <b className="font-semibold text-wait">{LEAD[reason.confidence]}</b>}
      {reason.because} {more}
    </>
  );
}
