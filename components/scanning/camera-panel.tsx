"use client";

import { type ChangeEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { type BarcodeReader, openBarcodeReader } from "@/components/scanning/barcode-reader";
import { readPicture } from "@/components/scanning/read-picture";
import { type Looking, watchStream } from "@/components/scanning/watch-stream";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";

export type CameraPanelProps = {
  onCode: (code: string) => void;
  onClose: () => void;
  /** Where pictures come from; without it, the camera at the back of the device. */
  stream?: MediaStream | undefined;
};

const NO_CAMERA = "This browser gives no camera to this page. Take a picture of the code instead.";
const NO_READER = "The reader of codes could not be loaded. Type the code, or try again when the connection is back.";
const NO_CODE = "No code could be read in the picture. Hold the camera closer and straight.";

/** Reads codes through the camera or from a picture. */
export function CameraPanel({ onCode, onClose, stream }: CameraPanelProps) {
  const video = useRef<HTMLVideoElement | null>(null);
  const [reader, setReader] = useState<BarcodeReader | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const give = useEffectEvent(onCode);

  useEffect(() => {
    openBarcodeReader().then(
      (opened) => setReader(() => opened),
      () => setMessage(NO_READER),
    );
  }, []);

  useEffect(() => {
    const shown = video.current;
    if (!reader || !shown) return;
    const looking = { onCode: (code: string) => give(code), onBroken: () => setMessage(NO_READER) };
    return show(shown, stream, reader, looking, () => setMessage(NO_CAMERA));
  }, [reader, stream]);

  const onPicture = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (!file || !reader) return;
    const code = await readPicture(file, reader).catch(() => null);
    // The same picture may be chosen again.
    target.value = "";
    setMessage(code === null ? NO_CODE : null);
    if (code !== null) onCode(code);
  };

  return (
    <section aria-label="Camera" className="grid gap-3 rounded-lg border border-line bg-sheet p-4">
      <video ref={video} muted playsInline className="max-h-80 w-full rounded-sm bg-line-2 object-cover" />
      <p role="status" className="min-h-6 text-floor text-ink-2">
        {message ?? (reader ? "Hold the code in front of the camera." : "Getting ready.")}
      </p>
      <div className="flex flex-wrap gap-3">
        <label className={buttonClass("default", "floor", "focus-within:outline-2 focus-within:outline-accent")}>
          Take a picture
          <input
            type="file"
            accept="image/*"
            capture="environment"
            disabled={!reader}
            onChange={(event) => void onPicture(event)}
            className="sr-only"
          />
        </label>
        <Button size="floor" onClick={onClose}>
          Close camera
        </Button>
      </div>
    </section>
  );
}

function show(
  video: HTMLVideoElement,
  given: MediaStream | undefined,
  reader: BarcodeReader,
  looking: Looking,
  onMissing: () => void,
): () => void {
  let stop = (): void => {};
  let closed = false;
  const open = async (): Promise<void> => {
    const stream = given ?? (await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false }));
    const release = (): void => (given ? undefined : stream.getTracks().forEach((track) => track.stop()));
    if (closed) return release();
    stop = release;
    video.srcObject = stream;
    await video.play();
    const stopWatching = watchStream(video, reader, looking);
    stop = () => {
      stopWatching();
      release();
    };
    if (closed) stop();
  };
  open().catch(() => (closed ? undefined : onMissing()));
  return () => {
    closed = true;
    stop();
  };
}
