/** Runs pieces of work one after the other, in the order in which they are given, whatever becomes of those before. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = turn.then(work, work)
    turn = mine.catch(() => undefined)
    return mine
  }
}
