// breaks: typescript/no-floating-promises
const insert = (): PromiseLike<string[]> => Promise.resolve([]);

export async function forget(): Promise<void> {
  insert();
}
