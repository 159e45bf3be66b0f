"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
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
  // Keys can come faster than the screen is drawn, so the figures lie beside what is drawn of them.
  const pin = useRef("");
  const [length, setLength] = useState(0);
  const isEntered = useRef(false);
  const write = (figures: string): void => {
    isEntered.current = false;
    pin.current = figures.slice(0, LONGEST_PIN);
    setLength(pin.current.length);
  };
  const add = (figure: string): void => write(pin.current + figure);
  const back = (): void => write(pin.current.slice(0, -1));
  const submit = (): void => {
    const entered = pin.current;
    if (entered.length < 4) return;
    if (pending) {
      isEntered.current = true;
      return;
    }
    write("");
    onPin(entered);
  };
  // The answer to the badge may still be on its way to the screen when a fast hand is done.
  const submitEntered = useEffectEvent(submit);
  useEffect(() => {
    if (!pending && isEntered.current) submitEntered();
  }, [pending]);
  usePinKeys({ add, back, submit, clear: () => write("") });
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
      <PinPad length={length} most={LONGEST_PIN} pending={pending} onFigure={add} onBack={back} />
    </form>
  );
}
