import type { FindOptions, Found } from '../../../domain/text/find-in-text.ts'
import { fail, type Result } from '../../../lib/result.ts'
import type { PatternAsked } from './pattern.worker.ts'

/** What a regular expression may take over one note. Those that try every way of matching (`(a+)+$`) would take years. */
const longestMs = 2000

interface Answer {
  readonly serial: number
  readonly result: Result<Found>
}

/** Looks for regular expressions in one text, off the page. */
export interface PatternFinder {
  /**
   * Fails as `findInText` does, and with `pattern-slow` where it takes too long; `pattern-superseded` where another one has been asked
   * for meanwhile.
   */
  find(query: string, options: FindOptions): Promise<Result<Found>>
  end(): void
}

/** The worker is made when it is first needed, ended where an expression takes too long, and made again for the next. */
export function createPatternFinder(text: string): PatternFinder {
  let worker: Worker | null = null
  let serial = 0
  let stop: (code: 'pattern-slow' | 'pattern-superseded') => void = () => undefined

  function end(): void {
    worker?.terminate()
    worker = null
  }

  return {
    end,
    find(query, options) {
      stop('pattern-superseded')
      serial++
      return new Promise((resolve) => {
        const own = serial
        const isFirst = worker === null
        worker ??= new Worker(new URL('./pattern.worker.ts', import.meta.url), { type: 'module' })
        const timer = setTimeout(() => stop('pattern-slow'), longestMs)
        stop = (code) => {
          clearTimeout(timer)
          stop = () => undefined
          // It may be busy for ever with what nobody waits for.
          end()
          resolve(fail(code))
        }
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          if (data.serial !== own) return
          clearTimeout(timer)
          stop = () => undefined
          resolve(data.result)
        }
        const asked: PatternAsked = { serial: own, text: isFirst ? text : null, query, options }
        worker.postMessage(asked)
      })
    },
  }
}
