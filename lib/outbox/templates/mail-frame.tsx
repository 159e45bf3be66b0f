import { Body, Button, Container, Head, Heading, Hr, Html, Preview, Section, Text } from "@react-email/components";
import type { ContentLine, MailContent } from "@/lib/outbox/templates/content";

// The product's paper, ink and accent as plain values: mail programs know no custom properties.
const PAPER = "#fbfaf8";
const SHEET = "#ffffff";
const INK = "#1b1a17";
const INK_2 = "#5b5850";
const LINE = "#e6e3dc";
const ACCENT = "#0b6e5f";
const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

// Programs that follow the reader's dark setting take these; those that invert by themselves start from light values.
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background-color: #131311 !important; }
  .sheet { background-color: #1b1b18 !important; border-color: #302f2a !important; }
  .ink { color: #f0eee8 !important; }
  .ink-2 { color: #b3afa4 !important; }
  .line { border-color: #302f2a !important; }
  .action { background-color: #4fc1ad !important; color: #06201b !important; }
}`;

const text = { fontSize: "14px", lineHeight: "21px", margin: "0 0 12px", color: INK };
const cell = {
  padding: "8px 0",
  borderTop: `1px solid ${LINE}`,
  fontSize: "14px",
  lineHeight: "20px",
  color: INK,
  verticalAlign: "top" as const,
};
const figure = { ...cell, textAlign: "right" as const, whiteSpace: "nowrap" as const, fontVariantNumeric: "tabular-nums" };

/** Every mail of the product: one sheet on paper, without pictures, so that nothing is fetched when it is read. */
export function MailFrame({ content, organizationName }: { content: MailContent; organizationName: string }) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{content.subject}</title>
        <style>{DARK}</style>
      </Head>
      <Preview>{content.preview}</Preview>
      <Body className="paper" style={{ backgroundColor: PAPER, fontFamily: FONT, margin: 0, padding: "24px 12px" }}>
        <Container
          className="sheet"
          style={{ backgroundColor: SHEET, border: `1px solid ${LINE}`, borderRadius: "8px", maxWidth: "600px", padding: "24px" }}
        >
          <Text className="ink-2" style={{ ...text, fontSize: "13px", fontWeight: 600, color: INK_2 }}>
            {organizationName}
          </Text>
          <Heading
            as="h1"
            className="ink"
            style={{ fontSize: "20px", lineHeight: "28px", fontWeight: 600, margin: "0 0 16px", color: INK }}
          >
            {content.heading}
          </Heading>
          <Paragraphs texts={content.intro} />
          <Lines content={content} />
          {content.action && <Action {...content.action} />}
          <Paragraphs texts={content.outro} />
          <Hr className="line" style={{ borderColor: LINE, margin: "16px 0" }} />
          <Text className="ink-2" style={{ ...text, fontSize: "12px", lineHeight: "18px", margin: 0, color: INK_2 }}>
            {content.footer}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Action({ label, href }: { label: string; href: string }) {
  const button = {
    backgroundColor: ACCENT,
    color: "#ffffff",
    borderRadius: "6px",
    fontSize: "14px",
    fontWeight: 600,
    padding: "10px 16px",
  };
  return (
    <Section style={{ padding: "8px 0 16px" }}>
      <Button className="action" href={href} style={button}>
        {label}
      </Button>
    </Section>
  );
}

function Paragraphs({ texts }: { texts: readonly string[] }) {
  return texts.map((paragraph) => (
    <Text key={paragraph} className="ink" style={text}>
      {paragraph}
    </Text>
  ));
}

function Lines({ content }: { content: MailContent }) {
  if (content.lines.length === 0) return null;
  const priced = content.lines.some((line) => line.amount !== null);
  const head = { ...cell, borderTop: "none", padding: "0 0 6px", fontSize: "12px", fontWeight: 600, color: INK_2 };
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: "collapse", margin: "4px 0 16px" }}>
      <thead>
        <tr>
          <th scope="col" align="left" className="ink-2" style={head}>
            Product
          </th>
          <th scope="col" align="right" className="ink-2" style={{ ...head, textAlign: "right", paddingLeft: "16px" }}>
            Units
          </th>
          {priced && (
            <th scope="col" align="right" className="ink-2" style={{ ...head, textAlign: "right", paddingLeft: "16px" }}>
              Amount
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {content.lines.map((line, position) => (
          <Line key={`${line.sku} ${String(position)}`} line={line} priced={priced} />
        ))}
        {content.totals.map(({ label, value, sum }) => (
          <tr key={label}>
            <td className="ink line" colSpan={priced ? 2 : 1} style={{ ...cell, fontWeight: sum ? 600 : 400 }}>
              {label}
            </td>
            <td className="ink line" align="right" style={{ ...figure, fontWeight: sum ? 600 : 400, paddingLeft: "16px" }}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, priced }: { line: ContentLine; priced: boolean }) {
  return (
    <tr>
      <td className="ink line" style={cell}>
        {line.name}
        <br />
        <span className="ink-2" style={{ fontSize: "12px", color: INK_2 }}>
          {line.note ? `${line.sku}, ${line.note}` : line.sku}
        </span>
      </td>
      <td className="ink line" align="right" style={{ ...figure, paddingLeft: "16px" }}>
        {line.units}
      </td>
      {priced && (
        <td className="ink line" align="right" style={{ ...figure, paddingLeft: "16px" }}>
          {line.amount}
        </td>
      )}
    </tr>
  );
}
