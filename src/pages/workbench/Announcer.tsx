import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { patientStatus } from '../../session/patient-status.ts'
import { type Session, useSession } from '../../session/session-context.ts'
import { sessionMarkText } from '../../session/session-marks.ts'
import { countText } from '../../ui/time-text.ts'
import { createSpeaker, type Speaker } from './speaker.ts'
import { type HeardNotices, useNotice } from './use-notice.ts'

/** Work that rests for so long is said to be saved, once; not every edit of it. */
const restMs = 2_500

interface AnnouncerProps {
  readonly caseName: string
  readonly notices: HeardNotices
}

/**
 * The one place that screen readers hear the workbench from: which case is open now, what viewers and panels announce, what is selected,
 * notices, and whether the work is saved.
 */
export function Announcer({ caseName, notices }: AnnouncerProps) {
  const { text: notice } = useNotice(notices)
  const session = useSession()
  const [text, speak] = useState('')
  const speaker = useRef<Speaker>(null)
  useEffect(() => {
    const made = createSpeaker(speak)
    speaker.current = made
    const stop = [sayOfView(session, made), saySaved(session, made)]
    return () => {
      for (const each of stop) each()
      made.stop()
      speaker.current = null
    }
  }, [session])
  useEffect(() => {
    // The page stays when the next case comes: who does not see it hears which it is and what is in it.
    const items = [...session.caseStore.get().tables.item.values()].map(({ name }) => name)
    speaker.current?.say('case', [`${caseName} open`, ...items].join(', '))
  }, [session, caseName])
  useEffect(() => {
    if (notice !== null) speaker.current?.say('notice', notice)
  }, [notice])
  return (
    <VisuallyHidden aria-live="polite" data-announcer>
      {text}
    </VisuallyHidden>
  )
}

function sayOfView(session: Session, speaker: Speaker): () => void {
  const { viewStore } = session
  return viewStore.store.subscribe((view, before) => {
    if (view.announced !== before.announced) speaker.say('view', view.announcement)
    if (view.selection === before.selection || view.selection.join() === before.selection.join()) return
    const [first, ...others] = view.selection
    if (first === undefined) speaker.say('selection', 'Nothing selected')
    else if (others.length > 0) speaker.say('selection', `${countText(view.selection.length, 'mark')} selected`)
    else speaker.say('selection', sessionMarkText(session, first) ?? '')
  })
}

function saySaved({ patient }: Session, speaker: Speaker): () => void {
  const status = patientStatus(patient)
  const stop = status.start()
  let rest: ReturnType<typeof setTimeout> | undefined
  let hasFailed = false
  const stopListening = status.store.subscribe(({ saveState }, before) => {
    if (saveState === before.saveState) return
    clearTimeout(rest)
    // A failure is said by the status itself, at once.
    if (typeof saveState === 'object') hasFailed = true
    if (saveState !== 'saved') return
    rest = setTimeout(() => speaker.say('saved', hasFailed ? 'Saved after all' : 'Saved'), hasFailed ? 0 : restMs)
    hasFailed = false
  })
  return () => {
    clearTimeout(rest)
    stopListening()
    stop()
  }
}
