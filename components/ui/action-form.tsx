"use client";

import {
  type ReactNode,
  startTransition,
  type SubmitEvent,
  use,
  useActionState,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { Banner } from "@/components/ui/banner";
import { classNames } from "@/components/ui/class-names";
import { DialogContext } from "@/components/ui/dialog-context";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { createFieldRegistry, type FieldRegistry, FormContext } from "@/components/ui/form-context";
import { FormErrors } from "@/components/ui/form-errors";
import { FormValuesContext } from "@/components/ui/form-values";
import { HiddenInputs, type HiddenValues } from "@/components/ui/hidden-inputs";
import { type RefusalSentences, refusalSentence } from "@/components/ui/refusal-sentence";
import { showToast } from "@/components/ui/toast";

export type ActionFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  hidden?: HiddenValues | undefined;
  refusals?: RefusalSentences | undefined;
  doneText?: string | undefined;
  afterDone?: "stay" | "reset" | "close" | undefined;
  /** For client parents that draw the outcome themselves, such as a counter-offer. */
  onAnswer?: ((answer: Answer) => void) | undefined;
  label?: string | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

type Messages = Readonly<Record<string, readonly string[] | undefined>>;

const NO_SENTENCES: RefusalSentences = {};
const NO_ERRORS: Messages = {};

/** A form around a server action that keeps what was typed, puts errors at their fields and says why it was refused. */
export function ActionForm<Answer extends AnyAnswer>(props: ActionFormProps<Answer>) {
  const { action, hidden, refusals = NO_SENTENCES, label, id, className, children } = props;
  // The action must reach React as it is: wrapped in a function of ours it would not work before the script has come.
  const run: AnswerAction<AnyAnswer> = action;
  const [answer, dispatch, pending] = useActionState(run, null);
  // What a form was drawn for stays, though the page around it may be drawn anew for something else.
  const [shared] = useState(use(FormValuesContext));
  const [registry] = useState(createFieldRegistry);
  const formRef = useRef<HTMLFormElement>(null);
  const idPrefix = useId();
  const errors = answer?.status === "invalid" ? answer.fields : NO_ERRORS;
  useAfterAnswer(answer as Answer | null, formRef, props);

  // React empties a form whose action has run; dispatching by hand keeps what was typed when the answer is "invalid".
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => dispatch(form));
  };

  return (
    <FormContext value={{ pending, errors, idPrefix, registry }}>
      <form
        ref={formRef}
        id={id}
        action={dispatch}
        onSubmit={submit}
        aria-label={label}
        aria-busy={pending}
        className={classNames("grid gap-4", className)}
      >
        <HiddenInputs values={shared} />
        <HiddenInputs values={hidden} />
        {answer?.status === "refused" && (
          <Banner tone="stop" live>
            {refusalSentence(answer, refusals)}
          </Banner>
        )}
        {answer?.status === "invalid" && <FormErrors title={answer.message} errors={unclaimed(registry, answer.fields)} />}
        {children}
      </form>
    </FormContext>
  );
}

type FormRef = { current: HTMLFormElement | null };
type Reactions<Answer extends AnyAnswer> = Pick<ActionFormProps<Answer>, "doneText" | "afterDone" | "onAnswer">;

/** What follows an answer once: the focus goes to the first error, or the end is announced and the form makes room. */
function useAfterAnswer<Answer extends AnyAnswer>(answer: Answer | null, formRef: FormRef, reactions: Reactions<Answer>): void {
  const closeDialog = use(DialogContext);
  const { doneText, afterDone, onAnswer } = reactions;
  const react = useEffectEvent((came: Answer) => {
    onAnswer?.(came);
    if (came.status === "invalid") formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (came.status !== "done") return;
    const text = came.message ?? doneText;
    if (text) showToast({ tone: "ok", text });
    if (afterDone === "reset") formRef.current?.reset();
    if (afterDone === "close") closeDialog?.();
  });
  useEffect(() => {
    if (answer) react(answer);
  }, [answer]);
}

const unclaimed = (registry: FieldRegistry, fields: Messages): { message: string }[] =>
  Object.entries(fields).flatMap(([name, messages]) => (registry.isClaimed(name) ? [] : (messages ?? []).map((message) => ({ message }))));
