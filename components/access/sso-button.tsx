"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** A text of the answer under a name. A library that checks shapes would weigh more than the rest of the page. */
async function textIn(answer: Response, name: string): Promise<string> {
  const body: unknown = await answer.json();
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  if (typeof value !== "string") throw new Error(`no ${name} in the answer`);
  return value;
}

/** Asks for the token that next-auth demands, then leaves for the provider. By script, because a strict form policy ends at this server. */
export function SsoButton({ label, next }: { label: string; next: string }) {
  const [state, setState] = useState<"idle" | "leaving" | "failed">("idle");
  const leave = async (): Promise<void> => {
    setState("leaving");
    try {
      const csrfToken = await textIn(await fetch("/api/auth/csrf"), "csrfToken");
      const body = new URLSearchParams({ csrfToken, callbackUrl: next, json: "true" });
      const answer = await fetch("/api/auth/signin/oidc", { method: "POST", body });
      window.location.assign(await textIn(answer, "url"));
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
