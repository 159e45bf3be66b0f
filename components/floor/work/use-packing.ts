import { useRouter } from "next/navigation";
import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { useTurns } from "@/components/floor/work/use-turns";
import type { FulfilmentView } from "@/lib/fulfilment/read-fulfilments";

/** What a scan or a button does to the packages of one fulfilment. */
export function usePacking(fulfilment: FulfilmentView) {
  const queue = useScanQueue();
  const router = useRouter();
  const { said, say } = useSaid();
  /** The code of a product whose serial number is asked for now. */
  const [waits, setWaits] = useState<string | null>(null);

  const send = async (command: string, body: object, done: string): Promise<boolean> => {
    if (!queue) {
      say(false, "Not ready yet", "Scan again.");
      return false;
    }
    const sent = await sendCommand(queue, command, body);
    if (sent.state === "kept") {
      say(true, done, "No connection: kept here and sent when it is back.");
      return true;
    }
    if (sent.ok) say(true, done);
    else {
      setWaits(sent.verdict === "serial_missing" && "code" in body ? String(body.code) : null);
      say(sent.verdict === "serial_missing", sent.verdict === "serial_missing" ? "Now the serial number" : sent.title, sent.detail);
    }
    router.refresh();
    return sent.ok;
  };

  const onScan = useTurns(async (text: string): Promise<void> => {
    const at = new Date().toISOString();
    if (waits === null) return void (await send("pack", { fulfilment: fulfilment.id, code: text, at }, "Packed"));
    if (await send("pack", { fulfilment: fulfilment.id, code: waits, serial: text, at }, "Packed with its serial number")) setWaits(null);
  });
  return { ready: queue !== null, said, waits, send, onScan };
}
