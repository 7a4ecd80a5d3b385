/** Does something with one item after another, and waits only where there is something to wait for. */
export function inTurn<Item>(
  items: readonly Item[],
  act: (item: Item) => void | Promise<void>,
  from: number = 0,
): void | Promise<void> {
  for (let index = from; index < items.length; index += 1) {
    const acting = act(items[index]!);
    if (acting) return acting.then(() => inTurn(items, act, index + 1));
  }
}
