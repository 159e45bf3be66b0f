import { ConfirmForm } from "@/components/ui/confirm-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { TextField } from "@/components/ui/text-field";
import type { ListedMessage } from "@/lib/outbox/list-messages";
import { holdsSecret } from "@/lib/outbox/secret-topics";
import { TOPIC_NAMES } from "@/lib/outbox/topic-names";

export type ReplayFormProps<Answer extends AnyAnswer> = {
  message: ListedMessage;
  sendAgain: AnswerAction<Answer>;
  refusals: RefusalSentences;
};

/** Sends a failed message once more, to another address where the one it has was wrong. */
export function ReplayForm<Answer extends AnyAnswer>({ message, sendAgain, refusals }: ReplayFormProps<Answer>) {
  const { id, topic, recipient, orderNumber, status } = message;
  const about = orderNumber ? `${TOPIC_NAMES[topic]}, ${orderNumber}` : TOPIC_NAMES[topic];
  return (
    <ConfirmForm
      label={
        <>
          {status === "dead" ? "Send again" : "Send now"}
          <span className="sr-only"> {about}</span>
        </>
      }
      size="sm"
      title={`Send “${about}” again?`}
      effect="It is queued once more and its tries count from the start."
      confirmLabel="Send again"
      action={sendAgain}
      hidden={{ messageId: id }}
      refusals={refusals}
    >
      {!holdsSecret(topic) && (
        <TextField
          name="recipient"
          label="To"
          type="email"
          defaultValue={recipient ?? ""}
          hint="Only this message goes there. Change the customer’s address for the next ones."
          required
        />
      )}
    </ConfirmForm>
  );
}
