import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Mail, MailPlace } from "@/lib/outbox/templates/content";
import type { TopicFacts } from "@/lib/outbox/topics";

export type RenderOrder = { id: number; message: TopicFacts; place: MailPlace };
export type RenderAnswer = { id: number; mail: Mail } | { id: number; failure: string };

type Waiting = { resolve: (mail: Mail) => void; reject: (reason: Error) => void };

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Subject, HTML and plain text of a message. Pure in what it is given: the same facts make the same mail. */
export function renderMail(message: TopicFacts, place: MailPlace): Promise<Mail> {
  return new Promise((resolve, reject) => {
    lastId += 1;
    waiting.set(lastId, { resolve, reject });
    thread ??= startThread();
    // While somebody waits for a mail the program stays; an idle thread does not hold it.
    thread.ref();
    thread.postMessage({ id: lastId, message, place } satisfies RenderOrder);
  });
}

// A thread of its own, because react-dom/server refuses to load under the condition react-server, which the program
// runs with, and conditions are one choice for a whole thread.
function startThread(): Worker {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const started = new Worker(new URL("./render-thread.tsx", import.meta.url), {
    execArgv: ["--import", loader],
    env: { ...process.env, NODE_ENV: "production" },
  });
  started.on("message", (answer: RenderAnswer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("mail" in answer) asker?.resolve(answer.mail);
    else asker?.reject(new Error(answer.failure));
    if (waiting.size === 0) started.unref();
  });
  started.on("error", (error) => endThread(started, error instanceof Error ? error : new Error(String(error))));
  started.on("exit", () => endThread(started, new Error("the thread that renders mail ended")));
  return started;
}

function endThread(ended: Worker, reason: Error): void {
  if (thread !== ended) return;
  thread = undefined;
  const askers = [...waiting.values()];
  waiting.clear();
  for (const asker of askers) asker.reject(reason);
}
