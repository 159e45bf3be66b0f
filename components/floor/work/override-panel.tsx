import { type FormEvent, useState } from "react";
import { formText } from "@/components/floor/work/form-text";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

/** A supervisor answers for units that were not scanned. */
export function OverridePanel({ units, onPack }: { units: number; onPack: (reason: string) => Promise<boolean> }) {
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reason = formText(new FormData(event.currentTarget), "reason");
    if (reason.length < 3) return setWrong("Say why, in a few words.");
    setOpen(false);
    void onPack(reason);
  };
  if (!open)
    return (
      <Button size="floor" variant="ghost" className="justify-self-start" onClick={() => setOpen(true)}>
        Pack without scanning
      </Button>
    );
  return (
    <form onSubmit={onSubmit} className="grid gap-4 rounded-lg border-2 border-wait bg-wait-wash p-5">
      <h2 className="text-xl!">Pack {units === 1 ? "1 unit" : `${units} units`} without scanning?</h2>
      <p className="text-floor">It is kept under your name. Nobody checks these units again.</p>
      <TextField name="reason" label="Why" size="floor" {...(wrong && { error: wrong })} />
      <div className="flex flex-wrap gap-3">
        <Button size="floor" variant="primary" type="submit">
          Pack without scanning
        </Button>
        <Button size="floor" variant="ghost" onClick={() => setOpen(false)}>
          Go on scanning
        </Button>
      </div>
    </form>
  );
}
