import nodemailer from "nodemailer";
import type { Envelope } from "@/lib/outbox/outcome";

/**
 * How the handing over to a mail server ended. A permanent failure is the server's own final word about this message. Where
 * the server said nothing, it may have taken the message all the same.
 */
export type SmtpResult = { ok: true } | { ok: false; permanent: boolean; mayHaveLeft: boolean; reason: string };
export type Smtp = { send: (outboxId: string, senderName: string, envelope: Envelope) => Promise<SmtpResult>; close: () => void };

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** A mail server. Each try is one connection and one transaction, so that a try is never repeated behind our back. */
export function openSmtp(url: string): Smtp {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    async send(outboxId, senderName, { sender, recipient, mail }) {
      try {
        await transport.sendMail({
          messageId: messageIdOf(outboxId, sender),
          from: { name: senderName, address: sender },
          to: { name: "", address: recipient },
          subject: mail.subject,
          text: mail.plain,
          html: mail.html,
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        });
        return { ok: true };
      } catch (error) {
        return explain(error);
      }
    },
  };
}

/** The same for every try of one message, so that a mail program or a person recognises the second copy. */
const messageIdOf = (outboxId: string, sender: string): string => `<${outboxId}@${sender.slice(sender.lastIndexOf("@") + 1)}>`;

// A refused greeting, sign-in or encryption is about us, not about this message: it is tried again.
const ABOUT_THE_MESSAGE = new Set(["EENVELOPE", "EMESSAGE"]);

function explain(error: unknown): SmtpResult {
  const failure = error as Partial<{ code: string; responseCode: number; response: string; message: string; syscall: string }>;
  const final = failure.responseCode === undefined || (failure.responseCode >= 500 && failure.responseCode < 600);
  const permanent = ABOUT_THE_MESSAGE.has(failure.code ?? "") && final;
  const words = (failure.response ?? failure.message ?? String(error)).replace(/\s+/g, " ").trim();
  return {
    ok: false,
    permanent,
    mayHaveLeft: failure.response === undefined && !permanent && failure.syscall !== "connect",
    reason: failure.response ? `The mail server answered: ${words}` : `The mail server could not be used: ${words}`,
  };
}
