"use client";

import { useState } from "react";
import { leaveTo } from "@/components/floor/leave";
import { Button } from "@/components/ui/button";

type LockButtonProps = { label: string; pendingLabel: string; door: string };

/** Ends the work of this person here. Before the script has come it is a form like any other. */
export function LockButton({ label, pendingLabel, door }: LockButtonProps) {
  const [leaving, setLeaving] = useState(false);
  return (
    <form
      method="post"
      action="/floor/leave"
      onSubmit={(event) => {
        event.preventDefault();
        setLeaving(true);
        void leaveTo(door);
      }}
    >
      <Button type="submit" size="floor" className="h-11! px-4!" aria-disabled={leaving || undefined}>
        {leaving ? pendingLabel : label}
      </Button>
    </form>
  );
}
