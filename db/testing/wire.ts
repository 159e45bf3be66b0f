import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** One message of the program to PostgreSQL: its type ("Q" query, "P" parse, "B" bind, ...) and its bytes as text. */
export type Message = { type: string; text: string };

/**
 * What happens to a message. "cut": half of its bytes reach the server, then both sides are gone. "deafen": it arrives and
 * is carried out, but the program hears no answer any more and loses the connection. A string replaces the next answer's tag.
 */
export type Fate = "pass" | "cut" | "deafen" | { answerTag: string };

export type Wire = {
  /** Where to connect instead of the server. */
  url: string;
  messages: Message[];
  /** How often the program spoke after having heard an answer: each is one round trip. */
  flights: number;
  forget: () => void;
  /** Decides about every message from now on. */
  decide: (fate: (message: Message) => Fate) => void;
  /** All present connections are lost. */
  cutAll: () => void;
  close: () => Promise<void>;
};

/** A wire between the program and PostgreSQL that is as long as wanted, counts what goes over it, and can be cut. */
export async function openWire(serverUrl: string, { oneWayMs = 0 }: { oneWayMs?: number } = {}): Promise<Wire> {
  const target = new URL(serverUrl);
  const open = new Set<Socket>();
  let fate: (message: Message) => Fate = () => "pass";
  const wire: Wire = {
    url: "",
    messages: [],
    flights: 0,
    forget: () => {
      wire.messages = [];
      wire.flights = 0;
    },
    decide: (next) => {
      fate = next;
    },
    cutAll: () => {
      for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        wire.cutAll();
        listener.close(() => resolve());
      }),
  };
  const listener = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    for (const socket of [client, server]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => undefined);
      socket.on("close", () => open.delete(socket));
    }
    join(client, server, wire, (message) => fate(message), oneWayMs);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = new URL(serverUrl);
  address.port = String((listener.address() as AddressInfo).port);
  address.hostname = "127.0.0.1";
  wire.url = address.href;
  return wire;
}

function join(client: Socket, server: Socket, wire: Wire, fate: (message: Message) => Fate, oneWayMs: number): void {
  const split = splitter();
  let heard = true;
  let deaf = false;
  let answerTag: string | undefined;
  const later = (run: () => void) => (oneWayMs === 0 ? run() : void setTimeout(run, oneWayMs));
  client.on("data", (chunk) => {
    for (const { message, bytes } of split(chunk)) {
      wire.messages.push(message);
      if (heard) wire.flights += 1;
      heard = false;
      const decided = deaf ? "pass" : fate(message);
      if (decided === "cut") {
        server.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => server.destroy());
        client.destroy();
        return;
      }
      if (decided === "deafen") deaf = true;
      if (typeof decided === "object") answerTag = decided.answerTag;
      later(() => server.writable && server.write(bytes));
    }
  });
  server.on("data", (chunk) => {
    if (deaf) {
      // It has been carried out when the server answers; only then the program learns that it is alone.
      client.destroy();
      server.destroy();
      return;
    }
    const said = answerTag === undefined ? chunk : retagged(chunk, answerTag);
    if (said !== chunk) answerTag = undefined;
    later(() => {
      heard = true;
      if (client.writable) client.write(said);
    });
  });
  client.on("close", () => deaf || server.destroy());
  server.on("close", () => later(() => client.destroy()));
}

/** Cuts the stream into messages. The first has no type: it names user and database. */
function splitter(): (chunk: Buffer) => { message: Message; bytes: Buffer }[] {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const found: { message: Message; bytes: Buffer }[] = [];
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return found;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return found;
      const bytes = rest.subarray(0, length);
      rest = rest.subarray(length);
      found.push({
        message: { type: started ? String.fromCharCode(bytes[0] ?? 0) : "start", text: bytes.toString("latin1", head + 4) },
        bytes,
      });
      started = true;
    }
  };
}

/** The answer with the tag of its CommandComplete message replaced ("COMMIT" becomes "ROLLBACK"). */
function retagged(chunk: Buffer, tag: string): Buffer {
  const complete = Buffer.from(`C\0\0\0\x0bCOMMIT\0`, "latin1");
  const at = chunk.indexOf(complete);
  if (at < 0) return chunk;
  const other = Buffer.alloc(1 + 4 + tag.length + 1);
  other.write("C");
  other.writeInt32BE(4 + tag.length + 1, 1);
  other.write(tag, 5);
  return Buffer.concat([chunk.subarray(0, at), other, chunk.subarray(at + complete.length)]);
}

export const isCommit = ({ type, text }: Message): boolean => type === "Q" && /^commit\b/i.test(text);
export const isBegin = ({ type, text }: Message): boolean => type === "Q" && /^begin\b/i.test(text);
/** The values of a change set on their way: the statement is prepared under this name. */
export const isWrite = ({ type, text }: Message): boolean => type === "B" && text.includes("\0move_");
