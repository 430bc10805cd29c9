import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../lib/result.ts'
import type { Running } from '../../workers/run-worker.ts'

export interface RunningTask<P, T> {
  /** Null while nothing runs; the progress is null until the first report. */
  readonly running: { readonly progress: P | null } | null
  /** Starts a task; one at a time. Resolves with its result, also when it was cancelled. */
  run(start: (onProgress: (progress: P) => void) => Running<T>): Promise<Result<T>>
  cancel(): void
}

/** One background task of a page, cancelled when the page is left. */
export function useRunning<P, T>(): RunningTask<P, T> {
  const [running, setRunning] = useState<{ progress: P | null } | null>(null)
  const task = useRef<Running<T> | null>(null)
  useEffect(() => () => task.current?.cancel(), [])
  return {
    running,
    async run(start) {
      if (task.current !== null) throw new Error('a task is running already')
      setRunning({ progress: null })
      task.current = start((progress) => setRunning((now) => (now === null ? null : { progress })))
      try {
        return await task.current.done
      } finally {
        task.current = null
        setRunning(null)
      }
    },
    cancel: () => task.current?.cancel(),
  }
}
