import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../lib/result.ts'
import type { BatchProgress } from '../../../persistence/undo-batch.ts'
import type { PlacesFound, TagQuery } from '../../../workers/tag-all/tag-query.ts'
import type { TagAll } from '../../../workers/tag-all-client.ts'

export interface Places {
  /** What was found for the query at hand; null until then. */
  readonly found: PlacesFound | null
  readonly problem: Problem | null
  readonly progress: BatchProgress | null
}

const nothing: Places = { found: null, problem: null, progress: null }

/** Typing goes on for this long before it is looked for. */
const pauseMs = 180

/**
 * Looks for a phrase whenever the question changes.
 * @param query null: nothing to look for
 * @param name names the query: two of one name ask the same
 */
export function usePlaces(tagAll: TagAll | null, query: TagQuery | null, name: string): Places {
  const [places, setPlaces] = useState<Places>(nothing)
  const latest = useRef(query)
  latest.current = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the query
  useEffect(() => {
    setPlaces(nothing)
    const asked = latest.current
    if (tagAll === null || asked === null) return
    let isOver = false
    const timer = setTimeout(async () => {
      const found = await tagAll.find(asked, (progress) => {
        if (!isOver) setPlaces({ ...nothing, progress })
      })
      if (isOver) return
      if (found.ok) setPlaces({ ...nothing, found: found.value })
      else if (found.error.code !== 'asked-anew') setPlaces({ ...nothing, problem: found.error })
    }, pauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [tagAll, name])
  return places
}
