/** Lets some works run at a time; the others wait for their turn, first come, first served. */
export interface Queue {
  /**
   * What `work` gives, when its turn has come; or, where the signal aborts before that, what `otherwise` gives, at once: the work is never
   * begun then.
   */
  run<T>(work: () => Promise<T>, otherwise: () => T, signal?: AbortSignal): Promise<T>
}

/** @param atOnce how many run side by side */
export function createQueue(atOnce: number): Queue {
  const waiting = new Set<() => void>()
  let running = 0

  function next(): void {
    const [first] = waiting
    if (first === undefined || running >= atOnce) return
    waiting.delete(first)
    running += 1
    first()
  }

  return {
    async run(work, otherwise, signal) {
      if (signal?.aborted) return otherwise()
      const isMyTurn = await new Promise<boolean>((resolve) => {
        const begin = () => resolve(true)
        waiting.add(begin)
        signal?.addEventListener('abort', () => waiting.delete(begin) && resolve(false), { once: true })
        next()
      })
      if (!isMyTurn) return otherwise()
      try {
        return await work()
      } finally {
        running -= 1
        next()
      }
    },
  }
}
