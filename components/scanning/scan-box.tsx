"use client";

import { type ComponentType, type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { CameraPanelProps } from "@/components/scanning/camera-panel";
import { openSound } from "@/components/scanning/feedback";
import { SCAN_FIELD, useWedgeScanner } from "@/components/scanning/use-wedge-scanner";
import { Button } from "@/components/ui/button";
import { controlClass } from "@/components/ui/control-style";

type ScanBoxProps = {
  /** What to scan now: "Scan the bin". */
  label: string;
  /** For what people type: "or type the code below the bars". */
  hint?: string | undefined;
  /** Gets what was scanned or typed, as it came. */
  onScan: (code: string) => void;
  inputMode?: "text" | "numeric" | undefined;
};

type Camera = "closed" | "missing" | ComponentType<CameraPanelProps>;

/** The reader of codes is large and most tablets have a scanner, so it comes when somebody asks for the camera. */
async function loadCamera(): Promise<Camera> {
  const loaded = await import("@/components/scanning/camera-panel").catch(() => null);
  return loaded?.CameraPanel ?? "missing";
}

/** Takes codes from a scanner that types, from the camera and by hand. */
export function ScanBox({ label, hint = "or type the code below the bars", onScan, inputMode = "text" }: ScanBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement | null>(null);
  const [camera, setCamera] = useState<Camera>("closed");
  useWedgeScanner(onScan);
  useEffect(openSound, []);

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = input.current?.value.trim();
    if (!input.current || !typed) return;
    input.current.value = "";
    // The keyboard of the screen goes, so that the answer is seen.
    input.current.blur();
    onScan(typed);
  };

  const toggleCamera = async (): Promise<void> => {
    const next = typeof camera === "function" ? "closed" : await loadCamera();
    setCamera(() => next);
  };
  const CameraPanel = typeof camera === "function" ? camera : null;

  return (
    <div className="grid gap-3">
      <form onSubmit={onSubmit} className="flex flex-wrap items-end gap-3 rounded-lg border-2 border-accent border-dashed p-5">
        <div className="grid min-w-60 flex-1 gap-1">
          <label htmlFor={id} className="font-semibold text-floor">
            {label}
          </label>
          <span id={`${id}-hint`} className="text-ink-2">
            {hint}
          </span>
          <input
            ref={input}
            id={id}
            {...SCAN_FIELD}
            inputMode={inputMode}
            aria-describedby={`${id}-hint`}
            className={controlClass({ size: "floor", invalid: false })}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
          />
        </div>
        <Button size="floor" type="submit">
          Enter
        </Button>
        <Button size="floor" aria-pressed={CameraPanel !== null} onClick={() => void toggleCamera()}>
          Use camera
        </Button>
      </form>
      {CameraPanel && <CameraPanel onCode={onScan} onClose={() => setCamera("closed")} />}
      {camera === "missing" && (
        <p role="alert" className="text-floor text-stop">
          The camera could not be loaded. Scan or type the code, or try again when the connection is back.
        </p>
      )}
    </div>
  );
}
