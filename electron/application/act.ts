/** Does what a command asks for; what it throws becomes a rejection. */
export async function act(action: () => void | Promise<void>): Promise<null> {
  await action();
  return null;
}
