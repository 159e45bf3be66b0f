"use client";

import { useState } from "react";
import { type DoorStep, isBadge, LONGEST_PIN, promptOf } from "@/components/floor/door/door-steps";
import { PinPad } from "@/components/floor/door/pin-pad";
import { usePinKeys } from "@/components/floor/door/use-pin-keys";
import { useWedgeScanner } from "@/components/scanning/use-wedge-scanner";
import { Button } from "@/components/ui/button";

type PinStepProps = {
  step: Exclude<DoorStep, { at: "badge" }>;
  pending: boolean;
  onPin: (pin: string) => void;
  onBadge: (badge: string) => void;
  onCancel: () => void;
};

/** Takes the PIN from the pad or a keyboard. It is never in a field, so no browser offers to keep it. */
export function PinStep({ step, pending, onPin, onBadge, onCancel }: PinStepProps) {
  const [pin, setPin] = useState("");
  const add = (figure: string): void => setPin((now) => (now.length < LONGEST_PIN ? now + figure : now));
  const back = (): void => setPin((now) => now.slice(0, -1));
  const submit = (): void => {
    if (pending || pin.length < 4) return;
    setPin("");
    onPin(pin);
  };
  usePinKeys({ add, back, submit, clear: () => setPin("") });
  useWedgeScanner((code) => {
    if (isBadge(code)) onBadge(code);
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-xl font-semibold break-words">{step.name}</p>
          <p className="text-ink-2">{promptOf(step)}</p>
        </div>
        <Button size="floor" className="h-11! px-4!" onClick={onCancel}>
          Not me
        </Button>
      </div>
      <PinPad length={pin.length} most={LONGEST_PIN} pending={pending} onFigure={add} onBack={back} />
    </form>
  );
}
