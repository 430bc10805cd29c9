import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RegionStatistics } from '../../domain/measure/statistics.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import { useSession, useView } from '../../session/session-context.ts'

/** The figures of the values inside of a mark, by the viewer that shows it; null while they are worked out, or where there are none. */
export function useStatistics({ id, target }: Annotation): RegionStatistics | null {
  const { surfaces } = useSession().viewStore
  const shown = useView(({ panes }) =>
    Object.entries(panes)
      .map(([pane, { itemId, slice }]) => `${pane} ${itemId} ${slice?.part} ${slice?.frame}`)
      .join(),
  )
  const count = useSyncExternalStore(surfaces.subscribe, () => surfaces.all().length)
  const [told, setTold] = useState<{ readonly of: unknown; readonly figures: RegionStatistics } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on view decides who can answer
  useEffect(() => {
    let isWanted = true
    for (const [, surface] of surfaces.all()) {
      if (surface.placeOf(id) === null) continue
      void surface.statistics?.(id).then((figures) => {
        if (isWanted) setTold(figures === null ? null : { of: target, figures })
      })
      break
    }
    return () => {
      isWanted = false
    }
  }, [surfaces, id, target, shown, count])
  return told?.of === target ? told.figures : null
}
