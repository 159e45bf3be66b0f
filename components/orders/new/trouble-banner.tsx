"use client";

import { useEffect, useState } from "react";
import type { Trouble } from "@/components/orders/new/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";

type TroubleBannerProps = { trouble: Trouble; mayOverride: boolean; onOverride: (reason: string) => void };

/** Why it was not placed, with figures, and what can be done about it. Everything that was typed stays. */
export function TroubleBanner({ trouble, mayOverride, onOverride }: TroubleBannerProps) {
  switch (trouble.status) {
    case "refused":
      return <Refused trouble={trouble} mayOverride={mayOverride} onOverride={onOverride} />;
    case "invalid":
      return <Incomplete problem={trouble.problems[0]} />;
    case "key_busy":
      return (
        <Banner tone="wait" live title="It is still being placed">
          The first try has not ended yet. Try again in a moment: the same form cannot place twice.
        </Banner>
      );
    case "key_reused":
      return (
        <Banner tone="stop" live title="An earlier try of this form did arrive">
          It was sent with other contents. Look at the <TextLink href="/orders">newest orders</TextLink> before you place this one from a
          new form.
        </Banner>
      );
    case "unknown":
      return (
        <Banner tone="stop" live title="No answer came">
          Nobody knows yet whether it was placed. Try again as it stands: the same form cannot place twice.
        </Banner>
      );
  }
}

/** The first marked field is where one goes on. */
function Incomplete({ problem }: { problem: { message: string } | undefined }) {
  useEffect(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus(), []);
  return (
    <Banner tone="stop" live title="Some of it is not complete">
      {problem?.message ?? "Look at the marked fields."}
    </Banner>
  );
}

type RefusedProps = Omit<TroubleBannerProps, "trouble"> & { trouble: Extract<Trouble, { status: "refused" }> };

function Refused({ trouble: { refusal }, mayOverride, onOverride }: RefusedProps) {
  const [reason, setReason] = useState("");
  return (
    <Banner tone="stop" live title="Refused: nothing was written">
      <p>{refusal.detail}</p>
      {refusal.code === "placed_already" && refusal.subject && (
        <p>
          Look at <TextLink href={`/orders/${encodeURIComponent(refusal.subject)}`}>{refusal.subject}</TextLink> before you place another.
        </p>
      )}
      {refusal.refusal_id && (
        <p>
          What was withheld is kept among the <TextLink href={`/refused/${refusal.refusal_id}`}>refused placements</TextLink>.
        </p>
      )}
      {refusal.code === "credit_exceeded" && mayOverride && (
        <div className="mt-2 flex flex-wrap items-end gap-2">
          <TextField
            name="override"
            label="Reason to pass the limit"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
            autoComplete="off"
            className="flex-1 basis-56"
          />
          <Button onClick={() => onOverride(reason.trim())} disabled={reason.trim().length < 3}>
            Place over the limit
          </Button>
        </div>
      )}
    </Banner>
  );
}
