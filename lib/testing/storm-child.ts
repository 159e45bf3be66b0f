import { setTimeout as delay } from "node:timers/promises";
import { v7 } from "uuid";
import { database } from "@/db/client";
import { flushSignals } from "@/lib/live/signal";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { STORM_SKUS, stormOrder } from "@/lib/testing/storm";

const CLIENTS = 8;
const actor = actorOf(process.env.STORM_ORG ?? "");
let calm = false;
process.once("SIGTERM", () => {
  calm = true;
});

// Written at once: what was said before the process was killed is known.
const say = (...words: string[]): void => void process.stdout.write(`${words.join(" ").replaceAll("\n", " ")}\n`);

async function client(number: number): Promise<void> {
  for (let turn = 0; !calm; turn += 1) {
    const key = `${number}-${turn}-${v7()}`;
    try {
      await (number % 4 === 3 ? receive(number + turn) : place(key));
    } catch (error) {
      say("fault", key, String(error));
      await delay(100);
    }
  }
}

async function place(key: string): Promise<void> {
  const { body, once } = stormOrder(key);
  say("try", key);
  const outcome = await placeOrder(actor, body, { once });
  if (outcome.kind === "answer" && outcome.answer.ok) say("ack", key, outcome.answer.order.id);
  else say("fault", key, JSON.stringify(outcome));
}

async function receive(turn: number): Promise<void> {
  const lines = [{ sku: STORM_SKUS[turn % STORM_SKUS.length], units: 3, unit_cost: "1.00" }];
  const outcome = await receiveGoods(actor, receiptBody.parse({ location: "MAIN", reference: `R-${turn}`, lines }));
  say(outcome.kind === "answer" && outcome.answer.ok ? "received" : "fault", String(turn));
}

await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
await flushSignals();
await database().close();
