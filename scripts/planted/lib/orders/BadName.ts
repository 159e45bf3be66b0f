// breaks: unicorn/filename-case
export const name = 1;
