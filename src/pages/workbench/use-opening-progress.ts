import { useCallback, useState } from 'react'
import type { Item } from '../../domain/records/case.ts'
import type { OnShare } from '../../lib/progress.ts'

/** How far the opening of an item is. */
export interface OpeningProgress {
  /** How much of the work is done, 0 to 1; null: not known. */
  readonly share: number | null
  /** What is being done, in a few words; null: not known. */
  readonly doing: string | null
}

const unknown: OpeningProgress = { share: null, doing: null }

/**
 * How far the opening of an item is, and what to give whoever opens it, to be told: what is left behind (its signal has aborted, or it is
 * of another item by now) goes on saying how far it is for a moment, and nothing of that is shown.
 */
export function useOpeningProgress(item: Item): readonly [OpeningProgress, (signal: AbortSignal) => OnShare] {
  const [told, setTold] = useState({ of: item, progress: unknown })
  const hearing = useCallback(
    (signal: AbortSignal): OnShare => {
      setTold({ of: item, progress: unknown })
      return (share, doing) => {
        if (signal.aborted) return
        setTold(({ progress }) => ({ of: item, progress: { share, doing: doing ?? progress.doing } }))
      }
    },
    [item],
  )
  return [told.of === item ? told.progress : unknown, hearing]
}
