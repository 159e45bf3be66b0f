import { z } from "zod";
import { enterCount } from "@/lib/counting/count";
import { entriesBody } from "@/lib/counting/inputs";
import { closeExpected } from "@/lib/expected/close-expected";
import { arrivedBody, closeBody as closeExpectedBody } from "@/lib/expected/inputs";
import { receiveExpected } from "@/lib/expected/receive-expected";
import { answerFloor, type FloorPost, floorPost } from "@/lib/floor/floor-post";
import { crossDock } from "@/lib/fulfilment/cross-dock";
import {
  closeBody,
  crossDockBody,
  overrideBody,
  packScanBody,
  pickScanBody,
  putBackBody,
  shipBody,
  shortBody,
  unpackLinesBody,
  unpickBody,
} from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage, packUnscanned, reopenPackage, unpackUnits } from "@/lib/fulfilment/packages";
import { scanPick } from "@/lib/fulfilment/pick";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { shipPackages } from "@/lib/fulfilment/ship";
import { reportShort } from "@/lib/fulfilment/short";
import { undoPick } from "@/lib/fulfilment/take-back";
import { withCrossDocks } from "@/lib/fulfilment/with-cross-docks";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { findArrivingItem } from "@/lib/receiving/arriving-item";
import { closeTransfer } from "@/lib/receiving/close-transfer";
import { receiptBody, transferReceiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { buyBody } from "@/lib/shipping/inputs";
import { transferShortBody } from "@/lib/transfers/inputs";
import { scanTransferPick } from "@/lib/transfers/pick";
import { sendRequest } from "@/lib/transfers/send";
import { reportTransferShort } from "@/lib/transfers/short";
import { buyLabel } from "@/lib/shipping/labels";

const ofPackage = { package: z.uuid() };
const ofFulfilment = { fulfilment: z.uuid() };

// A receipt or a transfer, whose goods stand on the dock.
const ofArrival = { receipt: z.uuid().nullish(), transfer: z.uuid().nullish() };
const ofTransfer = { transfer: z.uuid() };
const ofExpected = { expected: z.uuid() };

const COMMANDS: Readonly<Record<string, FloorPost>> = {
  pick: floorPost(pickScanBody, ({ actor }, body, once) => scanPick(actor, body, { once })),
  pack: floorPost(packScanBody, ({ actor }, body, once) => scanPack(actor, body, { once })),
  short: floorPost(shortBody, ({ actor }, body, once) => reportShort(actor, body, { once })),
  unpick: floorPost(unpickBody, ({ actor }, body, once) => undoPick(actor, body, { once })),
  "put-back": floorPost(putBackBody.extend({ put_back: z.uuid() }), ({ actor }, body, once) =>
    completePutBack(actor, body.put_back, body, { once }),
  ),
  "put-away": floorPost(putAwayBody, ({ actor }, body, once) => putAway(actor, body, { once })),
  item: floorPost(z.object({ code: z.string().trim().min(1).max(200) }), ({ actor }, { code }) => findArrivingItem(actor, code)),
  receive: floorPost(receiptBody, async ({ actor }, body, once) => withCrossDocks(actor, await receiveGoods(actor, body, { once }))),
  "cross-dock": floorPost(crossDockBody.extend(ofArrival), ({ actor }, body, once) =>
    crossDock(actor, body.receipt ?? body.transfer ?? "", body, { once }),
  ),
  "receive-expected": floorPost(arrivedBody.extend(ofExpected), async ({ actor }, body, once) =>
    withCrossDocks(actor, await receiveExpected(actor, body.expected, body, { once })),
  ),
  "close-expected": floorPost(closeExpectedBody.extend(ofExpected), ({ actor }, body, once) =>
    closeExpected(actor, body.expected, body, { once }),
  ),
  "pick-transfer": floorPost(pickScanBody, ({ actor }, body, once) => scanTransferPick(actor, body, { once })),
  "short-transfer": floorPost(transferShortBody, ({ actor }, body, once) => reportTransferShort(actor, body, { once })),
  "send-transfer": floorPost(z.object({ request: z.uuid() }), ({ actor }, body, once) => sendRequest(actor, body.request, { once })),
  "receive-transfer": floorPost(transferReceiptBody.extend(ofTransfer), async ({ actor }, body, once) =>
    withCrossDocks(actor, await receiveTransfer(actor, body.transfer, body, { once })),
  ),
  "close-transfer": floorPost(z.object(ofTransfer), ({ actor }, body, once) => closeTransfer(actor, body.transfer, { once })),
  close: floorPost(closeBody.extend(ofPackage), ({ actor }, body, once) => closePackage(actor, body.package, body, { once })),
  reopen: floorPost(z.object(ofPackage), ({ actor }, body, once) => reopenPackage(actor, body.package, { once })),
  unpack: floorPost(unpackLinesBody.extend(ofPackage), ({ actor }, body, once) => unpackUnits(actor, body.package, body, { once })),
  "pack-unscanned": floorPost(overrideBody.extend(ofFulfilment), ({ actor }, body, once) =>
    packUnscanned(actor, body.fulfilment, body, { once }),
  ),
  "buy-label": floorPost(buyBody.extend(ofPackage), ({ actor }, body, once) => buyLabel(actor, body.package, body, { once })),
  count: floorPost(entriesBody.extend({ task: z.uuid() }), ({ actor }, body, once) => enterCount(actor, body.task, body, { once })),
  ship: floorPost(shipBody.extend(ofFulfilment), ({ actor }, body, once) => shipPackages(actor, body.fulfilment, body, { once })),
};

/** What tablets send, each with a key of its own: a scan that is sent again counts once. */
export async function POST(request: Request, { params }: { params: Promise<{ command: string }> }): Promise<Response> {
  const { command } = await params;
  return answerFloor(request, Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined);
}
