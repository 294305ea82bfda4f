/** Tables that are part of the program: their text is bundled, so that nothing has to be found on disk at run time. */
declare module '*.csv' {
  const text: string;
  export = text;
}
