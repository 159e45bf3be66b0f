"use client";

import { useEffect, useEffectEvent, useState, useTransition } from "react";
import { BadgeStep } from "@/components/floor/door/badge-step";
import { afterKnown, type DoorStep } from "@/components/floor/door/door-steps";
import { PinStep } from "@/components/floor/door/pin-step";
import { forgetLock } from "@/components/floor/leave";
import { forgetPages } from "@/components/floor/shell/kept-pages";
import { Banner } from "@/components/ui/banner";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { type RefusalSentences, refusalSentence } from "@/components/ui/refusal-sentence";

type KnownAnswer = Exclude<AnyAnswer, { status: "done" }> | { status: "done"; outcome: { name: string; choosesPin: boolean } };

type BadgeDoorProps = {
  present: AnswerAction<KnownAnswer>;
  enter: AnswerAction<AnyAnswer>;
  choose: AnswerAction<AnyAnswer>;
  refusals: RefusalSentences;
};

const BADGE: DoorStep = { at: "badge" };
const UNREACHED = "The server does not answer. Try again when there is a connection.";

/** Badge, then PIN. A badge that is scanned at any moment begins anew with that one. */
export function BadgeDoor({ present, enter, choose, refusals }: BadgeDoorProps) {
  const [step, setStep] = useState<DoorStep>(BADGE);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const problemIn = (answer: Exclude<AnyAnswer, { status: "done" }>): string =>
    answer.status === "refused" ? refusalSentence(answer, refusals) : "That could not be read. Try it again.";

  // Whoever was here before left pages behind if the tablet went dark before it was locked.
  useEffect(() => {
    forgetLock();
    void forgetPages();
  }, []);

  const show = (badge: string): void => {
    setProblem(null);
    startTransition(async () => {
      const answer = await reached(() => present(null, formOf({ badge })));
      if (answer?.status === "done") setStep(afterKnown(badge, answer.outcome));
      else {
        setStep(BADGE);
        setProblem(answer ? problemIn(answer) : UNREACHED);
      }
    });
  };
  const submit = (pin: string): void => {
    if (step.at === "badge") return;
    setProblem(null);
    if (step.at === "choose") return setStep({ ...step, at: "again", chosen: pin });
    startTransition(async () => {
      const { badge, name } = step;
      const fields = step.at === "again" ? { badge, pin: step.chosen, again: pin } : { badge, pin };
      const answer = await reached(() => (step.at === "again" ? choose : enter)(null, formOf(fields)));
      // A load of the document, so that nothing of an earlier person is left in the page.
      if (answer?.status === "done") return location.replace("/floor");
      setProblem(answer ? problemIn(answer) : UNREACHED);
      setStep(afterRefusal(step, answer, { badge, name }));
    });
  };
  const startAgain = (): void => {
    setStep(BADGE);
    setProblem(null);
  };
  const giveUp = useEffectEvent(startAgain);
  useEffect(() => {
    if (step.at === "badge") return;
    // Whoever went away leaves the next person nothing to finish.
    const timer = setTimeout(() => giveUp(), 60_000);
    return () => clearTimeout(timer);
  }, [step]);

  return (
    <div className="grid gap-4">
      {problem && (
        <Banner tone="stop" live className="text-floor">
          {problem}
        </Banner>
      )}
      {step.at === "badge" ? (
        <BadgeStep pending={pending} onBadge={show} />
      ) : (
        <PinStep key={`${step.at} ${step.badge}`} step={step} pending={pending} onPin={submit} onBadge={show} onCancel={startAgain} />
      )}
    </div>
  );
}

function afterRefusal(step: DoorStep, answer: AnyAnswer | null, person: { badge: string; name: string }): DoorStep {
  if (!answer || answer.status !== "refused") return step;
  if (answer.code === "pin_wrong") return step;
  if (answer.code === "pins_differ" || answer.code === "pin_weak") return { at: "choose", ...person };
  return BADGE;
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Null when nobody answered: an action that cannot be sent throws. */
async function reached<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    reportError(error);
    return null;
  }
}
