import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { putDownDrawings, putDownOf, wantPutDown } from '../../session/put-down.ts'
import { workbenchPath } from '../shared/paths.ts'
import type { Notices } from './use-notice.ts'

/** Tells what was left half drawn, with a way back to it. What is put down in view the viewer itself tells. */
export function usePutDown(projectId: string, search: string, actor: string, { say }: Notices): void {
  const [, navigate] = useLocation()
  useEffect(() => putDownOf(actor), [actor])
  useEffect(
    () =>
      putDownDrawings.subscribe((drawings, before) => {
        const last = drawings.at(-1)
        if (last === undefined || last.leftCase === null || last.serial <= (before.at(-1)?.serial ?? 0)) return
        const place = [last.where, last.leftCase].filter((part) => part !== '').join(' of ')
        say(`${last.what} is not finished. It is kept on ${place}`, {
          name: 'Go back',
          run() {
            wantPutDown(last.serial)
            navigate(workbenchPath(projectId, last.caseId, search))
          },
        })
      }),
    [projectId, search, say, navigate],
  )
}
