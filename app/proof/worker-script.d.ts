declare module '#proof-worker' {
  /** The worker, as the text of a classic script. */
  const script: string;
  export default script;
}
