import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { putDownDrawings, wantPutDown } from '../../session/put-down.ts'
import { workbenchPath } from '../shared/paths.ts'
import type { Notices } from './use-notice.ts'

/** Tells what was put down half drawn, with a way back to it: on another slice, or in the case that was left. */
export function usePutDown(projectId: string, caseId: string, search: string, { say }: Notices): void {
  const [, navigate] = useLocation()
  useEffect(
    () =>
      putDownDrawings.subscribe((drawings, before) => {
        const last = drawings.at(-1)
        if (last === undefined || last.serial <= (before.at(-1)?.serial ?? 0)) return
        const place = [last.where, last.caseId === caseId ? '' : 'another case'].filter((part) => part !== '')
        const where = place.length === 0 ? '' : `: ${place.join(', ')}`
        say(`${last.what} is not finished, and kept${where}`, {
          name: 'Go back',
          run() {
            wantPutDown(last.serial)
            navigate(workbenchPath(projectId, last.caseId, search))
          },
        })
      }),
    [projectId, caseId, search, say, navigate],
  )
}
