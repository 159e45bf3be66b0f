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

function linePlain(line: ContentLine): string {
  const head = `${line.units} x `;
  const indent = " ".repeat(head.length);
  const described = wrap(`${line.sku}  ${line.name}`, WIDTH - head.length, indent);
  const rows = [`${head}${described}`];
  if (line.note) rows.push(`${indent}${line.note}`);
  if (line.amount) rows.push(spread("", line.amount));
  return rows.join("\n");
}

const spread = (label: string, value: string): string => `${label}${" ".repeat(Math.max(1, WIDTH - label.length - value.length))}${value}`;

function wrap(text: string, width = WIDTH, indent = ""): string {
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
  return [...rows, row].join(`\n${indent}`);
}
