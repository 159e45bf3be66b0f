import { Banner } from "@/components/ui/banner";
import { Tabs } from "@/components/ui/tabs";
import type { Mail } from "@/lib/outbox/read-mailbox";

// The frame is sandboxed: it runs nothing, and its links open beside the office.
/** The mail itself, drawn or as plain text. */
export function MailView({ mail, plain }: { mail: Mail; plain: boolean }) {
  if (!mail.readable) {
    return (
      <Banner tone="info" title="This text is for administrators">
        Whoever has the link of an invitation can join, so reading it needs the right “manage”.
      </Banner>
    );
  }
  const here = `/mailbox/${mail.id}`;
  return (
    <div>
      <Tabs
        label="Form"
        items={[
          { label: "As drawn", href: here, active: !plain },
          { label: "Plain text", href: `${here}?as=plain`, active: plain },
        ]}
      />
      {plain ? (
        <pre className="overflow-x-auto rounded border border-line bg-sheet px-4 py-3.5 font-mono text-sm">{mail.plain}</pre>
      ) : (
        <iframe
          srcDoc={mail.html.replace("<head>", '<head><base target="_blank">')}
          title={`The mail “${mail.subject}”`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          className="h-160 w-full rounded border border-line bg-sheet"
        />
      )}
    </div>
  );
}
