/** What was read, without the three signs that cameras and some scanners put in front to say which kind of symbol it was. */
export const plainCode = (text: string): string => text.trim().replace(/^\][A-Za-z][0-9A-Za-z]/, "");
