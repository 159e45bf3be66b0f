"use client";

import { type ReactNode, startTransition, type SubmitEvent, use, useActionState, useEffect, useId, useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { classNames } from "@/components/ui/class-names";
import { DialogContext } from "@/components/ui/dialog-context";
import { FormContext } from "@/components/ui/form-context";
import { FormErrors } from "@/components/ui/form-errors";
import { type RefusalSentences, refusalSentence } from "@/components/ui/refusal-sentence";
import { HiddenInputs, type HiddenValues } from "@/components/ui/hidden-inputs";
import { showToast } from "@/components/ui/toast";
import type { FormAction, FormAnswer } from "@/lib/server/form-answer";

export type ActionFormProps<T> = {
  action: FormAction<T>;
  hidden?: HiddenValues | undefined;
  refusals?: RefusalSentences | undefined;
  doneText?: string | undefined;
  afterDone?: "stay" | "reset" | "close" | undefined;
  /** For client parents that draw the outcome themselves, such as a counter-offer. */
  onAnswer?: ((answer: FormAnswer<T>) => void) | undefined;
  label?: string | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

const NO_SENTENCES: RefusalSentences = {};
const NO_ERRORS: Messages = {};

/** A form around a server action that keeps what was typed, puts errors at their fields and says why it was refused. */
export function ActionForm<T>(props: ActionFormProps<T>) {
  const { action, hidden, refusals = NO_SENTENCES, label, id, className, children } = props;
  const [answer, dispatch, pending] = useActionState<FormAnswer<T> | null, FormData>(action, null);
  const formRef = useRef<HTMLFormElement>(null);
  const idPrefix = useId();
  const errors = answer?.status === "invalid" ? answer.fields : NO_ERRORS;
  useAfterAnswer(answer, formRef, props);

  // React empties a form whose action has run; dispatching by hand keeps what was typed when the answer is "invalid".
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => dispatch(form));
  };

  return (
    <FormContext value={{ pending, errors, idPrefix }}>
      <form
        ref={formRef}
        id={id}
        action={dispatch}
        onSubmit={submit}
        aria-label={label}
        aria-busy={pending}
        className={classNames("grid gap-4", className)}
      >
        <HiddenInputs values={hidden} />
        {answer?.status === "refused" && (
          <Banner tone="stop" live>
            {refusalSentence(answer, refusals)}
          </Banner>
        )}
        {answer?.status === "invalid" && <FormErrors title={answer.message} errors={orphans(formRef.current, answer.fields)} />}
        {children}
      </form>
    </FormContext>
  );
}

type Messages = Readonly<Record<string, readonly string[] | undefined>>;
type Reactions<T> = Pick<ActionFormProps<T>, "doneText" | "afterDone" | "onAnswer">;

/** What follows an answer once: the focus goes to the first error, or the end is announced and the form makes room. */
function useAfterAnswer<T>(answer: FormAnswer<T> | null, formRef: { current: HTMLFormElement | null }, reactions: Reactions<T>): void {
  const closeDialog = use(DialogContext);
  const react = useRef(reactions);
  react.current = reactions;
  useEffect(() => {
    if (!answer) return;
    const { doneText, afterDone, onAnswer } = react.current;
    onAnswer?.(answer);
    if (answer.status === "invalid") formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (answer.status !== "done") return;
    const text = answer.message ?? doneText;
    if (text) showToast({ tone: "ok", text });
    if (afterDone === "reset") formRef.current?.reset();
    if (afterDone === "close") closeDialog?.();
    // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is reacted to once, when it comes.
  }, [answer]);
}

/** Errors of fields that the form does not show; the others stand at their fields. */
function orphans(form: HTMLFormElement | null, fields: Messages): { message: string }[] {
  const shown = (name: string): boolean => Boolean(form?.querySelector(`[name="${CSS.escape(name)}"]:not([type="hidden"])`));
  return Object.entries(fields).flatMap(([name, messages]) => (shown(name) ? [] : (messages ?? []).map((message) => ({ message }))));
}
