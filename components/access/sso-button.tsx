"use client";

import { useState } from "react";
import { z } from "zod/mini";
import { Button } from "@/components/ui/button";

const csrfAnswer = z.object({ csrfToken: z.string() });
const startAnswer = z.object({ url: z.string() });

/** Asks for the token that next-auth demands, then leaves for the provider. By script, because a strict form policy ends at this server. */
export function SsoButton({ label, next }: { label: string; next: string }) {
  const [state, setState] = useState<"idle" | "leaving" | "failed">("idle");
  const leave = async (): Promise<void> => {
    setState("leaving");
    try {
      const { csrfToken } = csrfAnswer.parse(await (await fetch("/api/auth/csrf")).json());
      const body = new URLSearchParams({ csrfToken, callbackUrl: next, json: "true" });
      const answer = await fetch("/api/auth/signin/oidc", { method: "POST", body });
      window.location.assign(startAnswer.parse(await answer.json()).url);
    } catch {
      setState("failed");
    }
  };
  return (
    <div className="mt-4 grid gap-2 border-t border-line pt-4">
      <Button className="w-full" aria-disabled={state === "leaving" || undefined} onClick={() => void leave()}>
        {state === "leaving" ? "Opening" : label}
      </Button>
      {state === "failed" && (
        <p role="alert" className="text-sm text-stop">
          Single sign-on cannot be reached. Try again, or use your password.
        </p>
      )}
    </div>
  );
}
