import type { OutboxTopic } from "@/db/values";

const SECRET_TOPICS = ["email.invitation", "email.password_reset"] as const satisfies readonly OutboxTopic[];
export type SecretTopic = (typeof SECRET_TOPICS)[number];

/** Whether the mail holds a secret: whoever has its link gets in. */
export const holdsSecret = (topic: OutboxTopic): topic is SecretTopic => (SECRET_TOPICS as readonly OutboxTopic[]).includes(topic);

/** What stands in the record of a mail in place of a link that lets in whoever has it. */
export const REMOVED_LINK = "https://removed.invalid/";

const ORDER_LINK = /https?:\/\/[^\s"'<>]+\/track\/[\w-]{43}/g;

/** The text of a mail for those who may not do what its link to the order lets people do. */
export const withoutOrderLink = (text: string): string => text.replace(ORDER_LINK, REMOVED_LINK);
