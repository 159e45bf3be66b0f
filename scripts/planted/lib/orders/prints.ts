// breaks: no-console
export const print = (): void => console.log("placed");
