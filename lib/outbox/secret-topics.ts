import type { OutboxTopic } from "@/db/values";

const SECRET_TOPICS = ["email.invitation", "email.password_reset"] as const satisfies readonly OutboxTopic[];
export type SecretTopic = (typeof SECRET_TOPICS)[number];

/** Whether the mail holds a secret: whoever has its link gets in. */
export const holdsSecret = (topic: OutboxTopic): topic is SecretTopic => (SECRET_TOPICS as readonly OutboxTopic[]).includes(topic);
