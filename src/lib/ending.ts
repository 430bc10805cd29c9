/** The end of something that may come at any time, such as that of a worker: who waits for an answer of it is told. */
export interface Ending {
  /** Says that it has ended, and why; the first time counts. */
  end(reason: string): void
  /**
   * What `work` gives or throws; or, where the end comes first, what `otherwise` makes of its reason. Afterwards nothing of either is held.
   * Not `Promise.race` with a promise of the end: in many engines that promise holds what each race came to for as long as it is there.
   */
  before<T>(work: Promise<T>, otherwise: (reason: string) => T): Promise<T>
}

export function createEnding(): Ending {
  const waiting = new Set<(reason: string) => void>()
  let ended: string | null = null
  return {
    end(reason) {
      ended ??= reason
      for (const tell of waiting) tell(ended)
      waiting.clear()
    },
    before<T>(work: Promise<T>, otherwise: (reason: string) => T) {
      return new Promise<T>((resolve, reject) => {
        const tell = (reason: string) => resolve(otherwise(reason))
        const done = () => waiting.delete(tell)
        waiting.add(tell)
        work.then(resolve, reject).then(done, done)
        if (ended !== null) tell(ended)
      })
    },
  }
}

/** The end of a worker that falls, or cannot be loaded: for which the browser gives no reason. */
export function endingOf(worker: Worker): Ending {
  const ending = createEnding()
  worker.addEventListener('error', ({ message }) => ending.end(message || 'it could not be loaded'))
  return ending
}
