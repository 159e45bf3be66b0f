import { certainly, type Detected, likely } from "./detected";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1250", "windows-1251"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type FileProblem = "file_empty" | "file_is_workbook" | "file_is_pdf" | "file_is_archive" | "file_is_binary";

const SAMPLE_BYTES = 64 * 1024;

/** A file that is no text at all gets a name of its own, before anybody maps its columns. */
export function fileProblem(bytes: Uint8Array): FileProblem | null {
  if (bytes.length === 0) return "file_empty";
  const head = Buffer.from(bytes.subarray(0, SAMPLE_BYTES));
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return "file_is_workbook";
  if (head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    return head.includes("xl/") || head.includes("[Content_Types]") ? "file_is_workbook" : "file_is_archive";
  if (head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return "file_is_archive";
  if (head.subarray(0, 5).toString("latin1") === "%PDF-") return "file_is_pdf";
  const encoding = detectEncoding(bytes).value;
  if (!encoding?.startsWith("utf-16") && head.includes(0)) return "file_is_binary";
  if (decodeText(bytes, encoding ?? "utf-8").trim() === "") return "file_empty";
  return null;
}

/** Byte order mark first, then the zero bytes of UTF-16, then strict UTF-8; what is left is read as windows-1252. */
export function detectEncoding(bytes: Uint8Array): Detected<Encoding> {
  const marked = markOf(bytes);
  if (marked) return certainly(marked, "The file starts with a byte order mark.");
  const wide = zeroBytePattern(bytes);
  if (wide) return likely(wide, "Every second byte is zero, as in UTF-16.");
  if (isAscii(bytes)) return certainly("utf-8", "Plain ASCII, the same in every encoding offered here.");
  if (isUtf8(bytes)) return certainly("utf-8", "All bytes are valid UTF-8.");
  return likely("windows-1252", "The bytes are not UTF-8, so the usual Western European encoding is assumed.");
}

/** The text without its byte order mark. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function markOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function zeroBytePattern(bytes: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 2);
  if (pairs < 2) return null;
  let first = 0;
  let second = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[pair * 2] === 0) first += 1;
    if (bytes[pair * 2 + 1] === 0) second += 1;
  }
  if (second > pairs * 0.4 && first < pairs * 0.1) return "utf-16le";
  if (first > pairs * 0.4 && second < pairs * 0.1) return "utf-16be";
  return null;
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
