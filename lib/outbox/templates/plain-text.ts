import type { ContentLine, MailContent } from "@/lib/outbox/templates/content";

const WIDTH = 72;

/** The mail as plain text of at most 72 columns, amounts at the right edge. */
export function plainText(content: MailContent): string {
  const blocks = [
    content.heading,
    ...content.intro.map((text) => wrap(text)),
    content.lines.map(linePlain).join("\n"),
    content.totals.map(({ label, value }) => spread(label, value)).join("\n"),
    content.action ? `${content.action.label}:\n${content.action.href}` : "",
    ...content.outro.map((text) => wrap(text)),
    `-- \n${wrap(content.footer)}`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function linePlain({ units, sku, name, note, amount }: ContentLine): string {
  const head = `${units} x `;
  const indent = " ".repeat(head.length);
  const room = WIDTH - head.length - (amount === null ? 0 : amount.length + 2);
  const [first = "", ...others] = wrap(`${sku}  ${name}`, room).split("\n");
  const rows = [amount === null ? `${head}${first}` : spread(`${head}${first}`, amount), ...others.map((row) => `${indent}${row}`)];
  if (note) rows.push(`${indent}${note}`);
  return rows.join("\n");
}

const spread = (label: string, value: string): string => `${label}${" ".repeat(Math.max(1, WIDTH - label.length - value.length))}${value}`;

function wrap(text: string, width = WIDTH): string {
  const rows: string[] = [];
  let row = "";
  for (const word of text.split(/[ \t\r\n]+/)) {
    if (row !== "" && row.length + 1 + word.length > width) {
      rows.push(row);
      row = word;
    } else {
      row = row === "" ? word : `${row} ${word}`;
    }
  }
  return [...rows, row].join("\n");
}
