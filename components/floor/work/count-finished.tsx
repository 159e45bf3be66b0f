import { ButtonLink } from "@/components/ui/button-link";

const WORDS = {
  done: { title: "This count is done", text: null },
  kept: { title: "Kept here", text: "No connection: it is sent when the connection is back." },
} as const;

export function CountFinished({ as }: { as: keyof typeof WORDS }) {
  const { title, text } = WORDS[as];
  return (
    <div className="grid justify-items-start gap-4">
      <h2 className="text-xl!">{title}</h2>
      {text && <p className="text-floor">{text}</p>}
      <ButtonLink href="/floor/count" size="floor" variant="primary">
        Next count
      </ButtonLink>
    </div>
  );
}
