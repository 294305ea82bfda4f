/** Where the frames of a stack begin; what stands before is the message. */
const frame = /^\s+at /;

/**
 * What the log keeps of an error: its name, code and where it happened. Messages of PostgreSQL quote values and may name people, so
 * what carries a code comes without its message; parameters never come.
 */
export function loggedError(thrown: unknown): Readonly<Record<string, unknown>> {
  if (typeof thrown !== 'object' || thrown === null) return { error: typeof thrown };
  const { name, code, message, stack } = thrown as Record<string, unknown>;
  const frames =
    typeof stack === 'string' ? stack.split('\n').filter((line) => frame.test(line)) : [];
  return {
    error: typeof name === 'string' ? name : 'unknown',
    ...(code === undefined ? { reason: message } : { code }),
    frames: frames.map((line) => line.trim()),
  };
}
